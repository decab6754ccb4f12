package dev.frontdesk.hooks;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** What cannot be done to a webhook; the key says why. */
class WebhookRefused extends Refusal {

	private WebhookRefused(HttpStatus status, String key, Object... arguments) {
		super(status, key, arguments);
	}

	static WebhookRefused notFound() {
		return new WebhookRefused(HttpStatus.NOT_FOUND, "hooks.refused.not-found");
	}

	static WebhookRefused deliveryNotFound() {
		return new WebhookRefused(HttpStatus.NOT_FOUND, "hooks.refused.delivery-not-found");
	}

	/** Someone saved it meanwhile. */
	static WebhookRefused changed() {
		return new WebhookRefused(HttpStatus.CONFLICT, "hooks.refused.changed");
	}

	static WebhookRefused tooMany(int most) {
		return new WebhookRefused(HttpStatus.CONFLICT, "hooks.refused.too-many", most);
	}

	static WebhookRefused forAdmins() {
		return new WebhookRefused(HttpStatus.FORBIDDEN, "hooks.refused.for-admins");
	}

}
