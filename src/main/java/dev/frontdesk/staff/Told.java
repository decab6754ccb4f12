package dev.frontdesk.staff;

import dev.frontdesk.web.InvalidText;
import org.springframework.validation.BindingResult;

/** Refusals told in the form that caused them. */
final class Told {

	private Told() {
	}

	/**
	 * Does it, unless the form could not even be read; what is refused is told beside its
	 * field.
	 */
	static boolean accepted(BindingResult form, Runnable deed) {
		if (form.hasErrors()) {
			return false;
		}
		try {
			deed.run();
		}
		catch (InvalidText ex) {
			form.rejectValue(ex.field(), ex.key(), ex.arguments(), ex.key());
		}
		catch (LastAdmin ex) {
			form.reject(ex.key(), ex.arguments(), ex.key());
		}
		return !form.hasErrors();
	}

}
