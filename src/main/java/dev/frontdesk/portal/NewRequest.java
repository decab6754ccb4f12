package dev.frontdesk.portal;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.forms.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A request whose every part has been looked at.
 *
 * @param customerId who is signed in; null for somebody who gives an address
 * @param email where the receipt goes; null where a signed-in customer has none
 * @param opening the form that was chosen and what was said in it; null without one
 */
record NewRequest(String submission, @Nullable Long customerId, String name, @Nullable EmailAddress email,
		String subject, @Nullable Long categoryId, String message, List<MultipartFile> files, @Nullable Opening opening,
		Locale locale) {

	NewRequest with(@Nullable Opening opening, @Nullable Long categoryId) {
		return new NewRequest(this.submission, this.customerId, this.name, this.email, this.subject, categoryId,
				this.message, this.files, opening, this.locale);
	}

	/** The same form with the same content: back and sent again. */
	String content() {
		return String.join("\u0000", this.submission, (this.email != null) ? this.email.value() : "",
				String.valueOf(this.customerId), this.subject, this.message,
				(this.opening != null) ? this.opening.values().toString() : "");
	}

}
