package dev.frontdesk.web;

import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** Refusals told in the form that caused them. */
public final class Told {

	private Told() {
	}

	/**
	 * Does it, unless the form could not even be read; what is refused is told beside its
	 * field, and what conflicts with something else above the form.
	 */
	public static boolean accepted(BindingResult form, Runnable deed) {
		if (form.hasErrors()) {
			return false;
		}
		try {
			deed.run();
		}
		catch (InvalidText ex) {
			form.rejectValue(ex.field(), ex.key(), ex.arguments(), ex.key());
		}
		catch (Refusal ex) {
			if (ex.status() != HttpStatus.CONFLICT) {
				throw ex;
			}
			form.reject(ex.key(), ex.arguments(), ex.key());
		}
		return !form.hasErrors();
	}

}
