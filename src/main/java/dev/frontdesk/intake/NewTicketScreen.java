package dev.frontdesk.intake;

import java.util.List;
import java.util.Map;

import dev.frontdesk.forms.Questions;
import dev.frontdesk.tickets.Categories;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new ticket as it is drawn.
 *
 * @param picked who was chosen; null while nobody is
 * @param errors what is wrong, by field
 * @param sheet what the form asks; null where there is none
 * @param asksCategory whether the form leaves open what it is about
 */
public record NewTicketScreen(NewTicketForm form, @Nullable Requester picked, Map<String, String> errors,
		List<Choice> languages, List<String> channels, List<Choice> forms, Questions.@Nullable Sheet sheet,
		boolean asksCategory, List<Categories.Choice> categories, List<Choice> teams, List<Colleague> colleagues,
		List<String> priorities) {

	public @Nullable String error(String field) {
		return this.errors.get(field);
	}

	public boolean fresh() {
		return this.form.somebodyNew();
	}

	public record Choice(String key, String name) {
	}

	/**
	 * @param teams the ids of their teams, with spaces between
	 * @param away whether they take no new work
	 */
	public record Colleague(String key, String name, String teams, boolean away) {
	}

}
