package dev.frontdesk.identity;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** What cannot be done with secrets. */
public final class SecretRefused extends Refusal {

	private SecretRefused(HttpStatus status, String key, Object... arguments) {
		super(status, key, arguments);
	}

	static SecretRefused notFound() {
		return new SecretRefused(HttpStatus.NOT_FOUND, "identity.secret.not-found");
	}

	static SecretRefused tooMany(int most) {
		return new SecretRefused(HttpStatus.CONFLICT, "identity.secret.too-many", most);
	}

}
