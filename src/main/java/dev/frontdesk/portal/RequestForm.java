package dev.frontdesk.portal;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * The form of a new request, as sent.
 *
 * @param submission the id the form was given when it was drawn
 * @param website a field no person sees: whoever fills it in is a program
 */
public record RequestForm(@Nullable String submission, @Nullable String name, @Nullable String email,
		@Nullable String subject, @Nullable Long category, @Nullable String message, @Nullable String website,
		@Nullable List<MultipartFile> files) {

	static RequestForm blank(String submission) {
		return new RequestForm(submission, "", "", "", null, "", "", List.of());
	}

	/** As it is shown again: with all that was typed, but never the hidden field. */
	RequestForm again(String submission) {
		return new RequestForm(submission, this.name, this.email, this.subject, this.category, this.message, "",
				List.of());
	}

}
