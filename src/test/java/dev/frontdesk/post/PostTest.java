package dev.frontdesk.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import dev.frontdesk.web.PublicId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SpringBootTest
@Import(PostTest.Time.class)
class PostTest {

	private static final GreenMail SERVER = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", "smtp"));

	@Autowired
	Post post;

	@Autowired
	Carrier carrier;

	@Autowired
	Outbox outbox;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Time time;

	@Autowired
	PlatformTransactionManager transactions;

	@DynamicPropertySource
	static void server(DynamicPropertyRegistry properties) {
		SERVER.start();
		properties.add("spring.mail.host", () -> "127.0.0.1");
		properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
	}

	@BeforeEach
	void emptyEverything() throws Exception {
		this.jdbc.sql("delete from letter").update();
		if (!SERVER.isRunning()) {
			SERVER.start();
		}
		SERVER.purgeEmailFromAllMailboxes();
	}

	@AfterEach
	void wind() {
		this.time.skipped = Duration.ZERO;
	}

	@Test
	void aLetterIsCarriedOnceAndInTheReadersLanguage() throws Exception {
		carried(this.post.send(letter(Locale.of("hu"))));
		assertThat(SERVER.waitForIncomingEmail(10_000, 1)).isTrue();
		this.carrier.carryDue();

		assertThat(SERVER.getReceivedMessages()).hasSize(1);
		MimeMessage message = SERVER.getReceivedMessages()[0];
		assertThat(message.getSubject()).isEqualTo("Kimenő levelek");
		assertThat(message.getHeader("Content-Language")).containsExactly("hu");
		assertThat(text(message)).contains("Tisztelt Fekete Ágnes!").contains("https://example.com/in?t=1");
		assertThat(html(message)).contains("lang=\"hu\" dir=\"ltr\"");
	}

	@Test
	void whatWasSentKeepsItsWordsAndNotTheSecretOfItsLink() throws Exception {
		String secret = PublicId.secret();
		String id = this.post.send(Letter.to("anna@example.com", "Fekete Ágnes", Locale.ENGLISH, "test")
			.subject("post.outbox")
			.paragraph("post.outbox.lead")
			.action("post.try-again", URI.create("https://example.com/in/" + secret)));
		carried(id);
		assertThat(text(SERVER.getReceivedMessages()[0])).contains(secret);
		String kept = this.jdbc.sql("select text_body || html_body from letter where public_id = ?")
			.param(id)
			.query(String.class)
			.single();
		assertThat(kept).contains("https://example.com/in/…").doesNotContain(secret);
	}

	@Test
	void anArabicLetterRunsFromTheRight() throws Exception {
		carried(this.post.send(letter(Locale.of("ar"))));

		assertThat(SERVER.waitForIncomingEmail(10_000, 1)).isTrue();
		assertThat(html(SERVER.getReceivedMessages()[0])).contains("lang=\"ar\" dir=\"rtl\"");
	}

	@Test
	void whatPeopleWroteIsShownAndNeverRun() throws Exception {
		carried(this.post.send(Letter.to("anna@example.com", "<b>Anna</b>", Locale.ENGLISH, "test")
			.subjectText("Hi\r\nBcc: evil@example.com")
			.text("<script>alert(1)</script>\n\nBye")));

		assertThat(SERVER.waitForIncomingEmail(10_000, 1)).isTrue();
		MimeMessage message = SERVER.getReceivedMessages()[0];
		assertThat(message.getSubject()).isEqualTo("Hi Bcc: evil@example.com");
		assertThat(message.getAllRecipients()).hasSize(1);
		assertThat(html(message)).contains("&lt;script&gt;").doesNotContain("<script").doesNotContain("<b>Anna");
	}

	@Test
	void aLetterWaitsForAServerThatIsDownAndIsCarriedWhenItIsBack() throws Exception {
		SERVER.stop();
		String id = this.post.send(letter(Locale.ENGLISH));
		carried(id);
		assertThat(this.outbox.letter(id).status()).isEqualTo("QUEUED");
		assertThat(this.outbox.letter(id).attempts()).isEqualTo(1);

		SERVER.start();
		this.carrier.carryDue();
		assertThat(this.outbox.letter(id).status()).as("before its time").isEqualTo("QUEUED");

		this.time.skipped = Duration.ofMinutes(2);
		this.carrier.carryDue();
		assertThat(this.outbox.letter(id).status()).isEqualTo("SENT");
		assertThat(SERVER.getReceivedMessages()).hasSize(1);
	}

	@Test
	void aLetterNobodyTakesIsGivenUpAndCanBeTriedAgain() {
		SERVER.stop();
		String id = this.post.send(letter(Locale.ENGLISH));
		carried(id);
		for (int attempt = 1; attempt < Carrier.ATTEMPTS; attempt++) {
			this.time.skipped = this.time.skipped.plusHours(7);
			this.carrier.carryDue();
		}
		assertThat(this.outbox.letter(id).status()).isEqualTo("FAILED");
		assertThat(this.outbox.letter(id).lastError()).isNotEmpty();

		SERVER.start();
		this.outbox.tryAgain(id);
		carried(id);
		assertThat(this.outbox.letter(id).status()).isEqualTo("SENT");
	}

	@Test
	void aLetterOfATransactionThatFailsIsNeverWritten() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.executeWithoutResult((status) -> {
			this.post.send(letter(Locale.ENGLISH));
			status.setRollbackOnly();
		});
		this.carrier.carryDue();

		assertThat(this.outbox.before(Long.MAX_VALUE)).isEmpty();
		assertThat(SERVER.getReceivedMessages()).isEmpty();
	}

	@Test
	void addressesThatCannotBeAreRefused() {
		for (String address : new String[] { "", "anna", "anna@", "@example.com", "anna@example.com\r\nBcc: x@y.z",
				"a@b@c.d", "Anna <anna@example.com>", "anna@example.com,bela@example.com", "a b@example.com",
				"x".repeat(300) + "@example.com", "anna\u0000@example.com" }) {
			assertThatExceptionOfType(AddressRefused.class).as(address)
				.isThrownBy(() -> this.post.send(Letter.to(address, "", Locale.ENGLISH, "test")));
		}
	}

	@Test
	void headersTakeNoOtherHeaders() {
		Letter letter = letter(Locale.ENGLISH);

		assertThatIllegalArgumentException().isThrownBy(() -> letter.header("Bcc", "x@example.com"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> letter.header("In-Reply-To", "<a@b>\r\nBcc: x@example.com"));
	}

	/** Waits for the carrier that the letter itself has woken. */
	private void carried(String id) {
		Instant end = Instant.now().plusSeconds(30);
		while (this.outbox.letter(id).attempts() == 0) {
			assertThat(Instant.now()).as("nobody carried the letter").isBefore(end);
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
		// takes its turn after the round that has the letter in hand
		this.carrier.carryDue();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Letter letter(Locale locale) {
		return Letter.to("anna@example.com", "Fekete Ágnes", locale, "test")
			.subject("post.outbox")
			.paragraph("post.outbox.lead")
			.action("post.try-again", URI.create("https://example.com/in?t=1"));
	}

	private static String text(MimeMessage message) throws Exception {
		return part(message, "text/plain");
	}

	private static String html(MimeMessage message) throws Exception {
		return part(message, "text/html");
	}

	private static String part(jakarta.mail.Part part, String type) throws Exception {
		if (part.isMimeType(type)) {
			return (String) part.getContent();
		}
		if (part.getContent() instanceof jakarta.mail.Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				String found = part(parts.getBodyPart(i), type);
				if (!found.isEmpty()) {
					return found;
				}
			}
		}
		return "";
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		Duration skipped = Duration.ZERO;

		@Bean
		@Primary
		Clock movedClock() {
			return new Clock() {

				@Override
				public ZoneId getZone() {
					return ZoneOffset.UTC;
				}

				@Override
				public Clock withZone(ZoneId zone) {
					return this;
				}

				@Override
				public Instant instant() {
					return Instant.now().plus(Time.this.skipped);
				}

			};
		}

	}

}
