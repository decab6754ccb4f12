package dev.frontdesk.access;

import dev.frontdesk.staff.Staff;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * While nobody can sign in who may set anything, each start prints a link with which the
 * first admin chooses a password. Looks last, when sample data has been sown.
 */
@Component
class FirstAdmin {

	private final Staff staff;

	private final PasswordLinks links;

	private final String url;

	FirstAdmin(Staff staff, PasswordLinks links, @Value("${frontdesk.url}") String url) {
		this.staff = staff;
		this.links = links;
		this.url = url;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order(Ordered.LOWEST_PRECEDENCE)
	void ready() {
		if (this.staff.hasAdmin()) {
			this.links.withdraw(null);
			return;
		}
		// to the console alone: a log that is kept would keep the key
		System.out.printf(
				"%nNo admin can sign in yet. The first one chooses a password here, within %d hours:%n  %s%n%n",
				PasswordLinks.VALID.toHours(), link());
	}

	String link() {
		return this.url + "/set-password/" + this.links.issue(null);
	}

}
