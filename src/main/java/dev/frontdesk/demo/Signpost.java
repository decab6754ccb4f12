package dev.frontdesk.demo;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.post.LetterKept;
import dev.frontdesk.settings.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The console's last word in the demo: where to go and as whom. */
@Component
class Signpost {

	private final Settings settings;

	private final ShopAddress address;

	private final String url;

	Signpost(Settings settings, ShopAddress address, @Value("${frontdesk.url}") String url) {
		this.settings = settings;
		this.address = address;
		this.url = url;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order(0)
	void ready() {
		if (this.settings.workspace().demo()) {
			System.out.println(text());
		}
	}

	/** No mail leaves the demo: whoever waits for a link finds it here. */
	@TransactionalEventListener
	void kept(LetterKept letter) {
		if (letter.link() != null && this.settings.workspace().demo()) {
			System.out.printf("%n  Letter for %s: %s%n    %s%n%n", letter.address(), letter.subject(), letter.link());
		}
	}

	String text() {
		String people = Stream.of(Cast.ADMIN, Cast.LEAD, Cast.AGENT)
			.map(Cast.Colleague::email)
			.collect(Collectors.joining(", "));
		return """

				  %s is open.

				    Desk         %s/desk
				    Help centre  %s/help
				    Demo shop    %s/demo
				    Widget       <script async src="%s" data-widget="%s"></script>

				    Sign in as   %s
				    Password     %s
				""".formatted(Cast.COMPANY, this.url, this.url, this.address.origin(), this.address.script(),
				ShopAddress.WIDGET, people, Cast.PASSWORD);
	}

}
