package dev.frontdesk.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.frontdesk.web.InvalidText;
import jakarta.mail.MessagingException;

import org.springframework.stereotype.Component;

/** Mailboxes: an mbox file, one message, or an archive of messages. */
@Component
class MailSource implements ImportSource {

	@Override
	public String key() {
		return "mail";
	}

	@Override
	public int order() {
		return 200;
	}

	@Override
	public void check(Path file, String name) throws IOException {
		Starts starts = Starts.of(file);
		if (starts != Starts.ZIP && starts != Starts.MBOX && starts != Starts.TEXT) {
			throw new SourceRefused("no-mail");
		}
		try (MailBox box = MailBox.of(file)) {
			if (box.size() == 0) {
				throw new SourceRefused("no-mail");
			}
			if (starts == Starts.TEXT) {
				Mail.read(box.open(0));
			}
		}
		catch (MessagingException ex) {
			throw new SourceRefused("no-mail");
		}
	}

	@Override
	public ImportOptions guess(Path file, ImportOptions like) {
		return like.with("own", "").with("status", "auto");
	}

	@Override
	public void check(ImportOptions options) {
		for (String own : own(options)) {
			if (!own.matches("[^@\\s]*@[^@\\s]+\\.[^@\\s]+")) {
				throw new InvalidText("own", "sources.mail.own.wrong", own);
			}
		}
	}

	private static Set<String> own(ImportOptions options) {
		return Arrays.stream(options.get("own").split("[\\s,;]+", -1))
			.filter((one) -> !one.isBlank())
			.map((one) -> one.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public ImportStream open(Path file, ImportOptions options, Predicate<String> colleagues) throws IOException {
		Set<String> own = own(options);
		Predicate<String> ours = (address) -> {
			String lower = address.toLowerCase(Locale.ROOT);
			List<String> names = List.of(lower, lower.substring(Math.max(lower.indexOf('@'), 0)));
			return names.stream().anyMatch(own::contains) || colleagues.test(lower);
		};
		MailBox box = MailBox.of(file);
		try {
			return new MailTickets(box, ours, options.get("status"));
		}
		catch (RuntimeException ex) {
			box.close();
			throw ex;
		}
	}

}
