package dev.frontdesk.portal;

import java.util.regex.Pattern;

import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;

/** The ids by which a form sent twice is known to be one. */
final class Submissions {

	private static final Pattern FORM = Pattern.compile("[a-z0-9]{16,40}");

	private Submissions() {
	}

	static String next() {
		return PublicId.next();
	}

	/** The form's own id, or a new one where somebody has meddled with it. */
	static String of(@Nullable String sent) {
		return (sent != null && FORM.matcher(sent).matches()) ? sent : next();
	}

}
