package dev.frontdesk.post;

import java.net.URI;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@RecordApplicationEvents
class KeptLettersTest {

	@Autowired
	Post post;

	@Autowired
	Outbox outbox;

	@Autowired
	Carrier carrier;

	@Autowired
	ApplicationEvents events;

	@Test
	void withoutAMailServerALetterIsKeptAndSaidToBe() {
		URI link = URI.create("http://localhost:8080/help/th/requests/sign-in?t=abc");
		String id = this.post.send(Letter.to("somchai@example.com", "สมชาย", Locale.of("th"), "portal.sign-in")
			.subject("post.outbox")
			.action("post.try-again", link));
		this.carrier.carryDue();

		assertThat(this.outbox.letter(id).status()).isEqualTo("KEPT");
		assertThat(this.outbox.letter(id).subject()).isEqualTo("อีเมลขาออก");
		assertThat(this.outbox.letter(id).textBody()).contains(link.toString());
		assertThat(this.events.stream(LetterKept.class)).anySatisfy((kept) -> {
			assertThat(kept.publicId()).isEqualTo(id);
			assertThat(kept.link()).isEqualTo(link);
		});
	}

	@Test
	void theNewestLettersComeFirstAPageAtATime() {
		for (int number = 0; number < Outbox.PAGE + 5; number++) {
			this.post.send(Letter.to("somchai@example.com", "", Locale.ENGLISH, "test").subjectText("No. " + number));
		}

		assertThat(this.outbox.before(Long.MAX_VALUE)).hasSize(Outbox.PAGE + 1)
			.first()
			.satisfies((row) -> assertThat(row.subject()).isEqualTo("No. " + (Outbox.PAGE + 4)));
	}

}
