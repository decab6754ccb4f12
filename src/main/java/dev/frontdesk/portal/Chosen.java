package dev.frontdesk.portal;

import java.util.List;

import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.Opening;
import dev.frontdesk.forms.Question;
import org.jspecify.annotations.Nullable;

/**
 * The form a customer chose, and what it asks now.
 *
 * @param offered to choose from
 * @param form null for the plain one
 * @param asked what was typed may ask for more
 * @param category as the customer chose it, or as the form has it
 */
public record Chosen(List<Choice> offered, @Nullable Form form, String name, String intro, List<Question> asked,
		@Nullable Long category, @Nullable Opening opening) {

	/** Whether there are questions that the form did not show when it was filled in. */
	boolean asksMore(List<String> shown) {
		return this.asked.stream().anyMatch((question) -> !shown.contains(question.key()));
	}

	/** With what was wrong beside each question. */
	Chosen anew(Complaints.Found found) {
		return new Chosen(this.offered, this.form, this.name, this.intro,
				this.asked.stream().map((question) -> question.with(found.of(question.id()))).toList(), this.category,
				this.opening);
	}

	public String key() {
		return (this.form != null) ? this.form.key() : "";
	}

	/** Whether the customer says what it is about. */
	public boolean asksCategory() {
		return this.form == null || this.form.categoryId() == null;
	}

	public record Choice(String key, String name, String intro, boolean chosen) {
	}

}
