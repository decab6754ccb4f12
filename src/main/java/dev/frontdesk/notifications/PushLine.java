package dev.frontdesk.notifications;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.time.Duration;

import nl.martijndwars.webpush.AbstractPushService;
import nl.martijndwars.webpush.Encoding;
import nl.martijndwars.webpush.Notification;
import nl.martijndwars.webpush.Urgency;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts for one browser (RFC 8291), signs as this installation (RFC 8292) and hands
 * over to the browser's push service.
 */
@Component
class PushLine {

	private static final Logger log = LoggerFactory.getLogger(PushLine.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int A_DAY = 24 * 60 * 60;

	static {
		if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
			Security.addProvider(new BouncyCastleProvider());
		}
	}

	private final PushKeys keys;

	private final String subject;

	private final HttpClient http = HttpClient.newBuilder()
		.connectTimeout(PATIENCE)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	PushLine(PushKeys keys, @Value("${frontdesk.url}") String url) {
		this.keys = keys;
		this.subject = url;
	}

	/**
	 * Sends and waits for the push service's answer.
	 * @param text at most some 3,900 bytes
	 */
	Outcome send(PushDevices.Device device, String text, boolean urgent) {
		try {
			Notification notification = new Notification(device.endpoint(), device.p256dh(), device.auth(),
					text.getBytes(StandardCharsets.UTF_8), A_DAY);
			PushKeys.Pair pair = this.keys.pair();
			nl.martijndwars.webpush.HttpRequest sealed = new Seal(pair, this.subject).seal(notification);
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sealed.getUrl()))
				.timeout(PATIENCE)
				.POST(HttpRequest.BodyPublishers.ofByteArray(sealed.getBody()));
			sealed.getHeaders().forEach(request::header);
			request.header("Urgency", (urgent ? Urgency.HIGH : Urgency.NORMAL).getHeaderValue());
			int status = this.http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
			return outcome(status, device);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Outcome.LATER;
		}
		catch (IOException ex) {
			log.warn("The push service of device {} cannot be reached: {}", device.id(), ex.toString());
			return Outcome.LATER;
		}
		catch (GeneralSecurityException | JoseException | IllegalArgumentException ex) {
			log.warn("Device {} has keys that cannot be used", device.id(), ex);
			return Outcome.GONE;
		}
	}

	private static Outcome outcome(int status, PushDevices.Device device) {
		if (status >= 200 && status < 300) {
			return Outcome.SENT;
		}
		if (status == 404 || status == 410) {
			return Outcome.GONE;
		}
		log.warn("The push service of device {} answered {}", device.id(), status);
		return (status == 429 || status >= 500) ? Outcome.LATER : Outcome.REFUSED;
	}

	/** What the push service made of it. */
	enum Outcome {

		SENT, GONE, LATER, REFUSED

	}

	/** The library's part: everything but the sending. */
	private static final class Seal extends AbstractPushService<Seal> {

		Seal(PushKeys.Pair pair, String subject) throws GeneralSecurityException {
			super(pair.open(), pair.secret(), subject);
		}

		nl.martijndwars.webpush.HttpRequest seal(Notification notification)
				throws GeneralSecurityException, IOException, JoseException {
			return prepareRequest(notification, Encoding.AES128GCM);
		}

	}

}
