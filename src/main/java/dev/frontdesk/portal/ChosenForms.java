package dev.frontdesk.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.WrongValues;
import dev.frontdesk.forms.Door;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.forms.Opening;
import dev.frontdesk.forms.Questions;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Request forms, as the portal asks them. */
@Component
class ChosenForms {

	private final Forms forms;

	private final Questions questions;

	private final Settings settings;

	private final Complaints complaints;

	private final MessageSource messages;

	ChosenForms(Forms forms, Questions questions, Settings settings, Complaints complaints, MessageSource messages) {
		this.forms = forms;
		this.questions = questions;
		this.settings = settings;
		this.complaints = complaints;
		this.messages = messages;
	}

	/** The form by its key, drawn with what was typed; the plain one where it is gone. */
	Chosen of(@Nullable String key, Map<String, List<String>> typed, @Nullable Long category, Complaints.Found found,
			Locale reader) {
		long brand = this.settings.standardBrand().id();
		List<Form> offered = this.forms.offered(Door.PORTAL, brand);
		Form form = offered.stream().filter((one) -> one.key().equals(key)).findFirst().orElse(null);
		if (form == null && key != null && !key.isEmpty()) {
			this.complaints.add(found, "message", "forms.refused.unknown", reader);
		}
		this.questions.forgotten(form, typed, reader)
			.forEach((gone) -> this.complaints.add(found, "message", "forms.no-longer-asked", reader, gone.name(),
					gone.value()));
		List<Chosen.Choice> choices = offered.stream()
			.map((one) -> new Chosen.Choice(one.key(), one.name(reader), one.intro(reader), one.equals(form)))
			.toList();
		if (form == null) {
			return new Chosen(choices, null, "", "", List.of(), category, null);
		}
		Long about = (form.categoryId() != null) ? form.categoryId() : category;
		return new Chosen(choices, form, form.name(reader), form.intro(reader),
				this.questions.ofCustomer(form, typed, about, Map.of(), reader), about,
				new Opening(form.key(), Door.PORTAL, brand, about, typed));
	}

	/** Whether what was said in it can be taken. */
	void check(Chosen chosen, Complaints.Found found, Locale reader) {
		Opening opening = chosen.opening();
		if (opening == null) {
			return;
		}
		try {
			this.forms.check(opening);
		}
		catch (WrongValues ex) {
			ex.all().forEach((one) -> complain(chosen, one, found, reader));
		}
	}

	private void complain(Chosen chosen, InvalidText wrong, Complaints.Found found, Locale reader) {
		String text = this.messages.getMessage(wrong.key(), wrong.arguments(), reader);
		chosen.asked()
			.stream()
			.filter((question) -> wrong.field().equals(Field.PREFIX + question.key()))
			.findFirst()
			.ifPresent((question) -> this.complaints.add(found, question.id(), question.label(), text));
	}

}
