package dev.frontdesk.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.frontdesk.outside.Reach;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Carries one request to the far end, for so long and no longer. Follows no redirects,
 * keeps no cookies, asks no proxy, and reads no more of an answer than is shown.
 */
@Component
class Line implements AutoCloseable {

	static final int SHOWN = 2048;

	// UTF-8 by its own definition
	private static final ContentType JSON = ContentType.create("application/json");

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final Duration ANSWER = Duration.ofSeconds(10);

	private static final int AT_ONCE = 200;

	private static final int LONGEST_LINE = 8192;

	private static final int MOST_HEADERS = 100;

	private final Clock clock;

	private final Duration patience;

	private final CloseableHttpClient http;

	private final ScheduledExecutorService deadlines = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

	@Autowired
	Line(Reach reach, Clock clock) {
		this(reach, clock, CONNECT, ANSWER);
	}

	Line(Reach reach, Clock clock, Duration connect, Duration answer) {
		this.clock = clock;
		this.patience = connect.plus(answer);
		this.http = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(reach)
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
					.http1Config(
							Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build())
					.build())
				.setMaxConnTotal(AT_ONCE)
				.setMaxConnPerRoute(AT_ONCE)
				.setDefaultConnectionConfig(ConnectionConfig.custom()
					.setConnectTimeout(Timeout.of(connect))
					.setSocketTimeout(Timeout.of(answer))
					.build())
				.build())
			.setDefaultRequestConfig(RequestConfig.custom()
				.setConnectionRequestTimeout(Timeout.of(connect))
				.setResponseTimeout(Timeout.of(answer))
				.build())
			// each connection is looked at anew, and none is found dead
			.setConnectionReuseStrategy((request, response, context) -> false)
			.setUserAgent("Frontdesk-Webhooks/1")
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.build();
	}

	Answer carry(Parcel parcel) {
		HttpPost request = new HttpPost(URI.create(parcel.address()));
		request.setHeader("Webhook-Id", parcel.publicId());
		request.setHeader("Webhook-Timestamp", Long.toString(parcel.at().getEpochSecond()));
		request.setHeader("Webhook-Signature", parcel.signature());
		request.setEntity(new ByteArrayEntity(parcel.body().getBytes(StandardCharsets.UTF_8), JSON));
		long start = System.nanoTime();
		// the timeouts above count each read anew; this one counts them all
		Future<?> deadline = this.deadlines.schedule(request::cancel, this.patience.toMillis(), TimeUnit.MILLISECONDS);
		try {
			ClassicHttpResponse response = this.http.executeOpen(RoutingSupport.determineHost(request), request, null);
			Answer answer = new Answer(response.getCode(), "", beginning(response.getEntity()), retryAfter(response),
					since(start));
			// hang up: to close it politely would read to its end
			request.cancel();
			Closer.closeQuietly(response);
			return answer;
		}
		catch (IOException | HttpException | RuntimeException ex) {
			return new Answer(null, request.isCancelled() ? "timeout" : code(ex), brief(ex), Optional.empty(),
					since(start));
		}
		finally {
			deadline.cancel(false);
		}
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	// What has been said is kept, even if the rest never comes. The stream is not closed:
	// that would read to its end
	private static String beginning(@Nullable HttpEntity entity) {
		byte[] bytes = new byte[SHOWN];
		int length = 0;
		try {
			InputStream stream = (entity != null) ? entity.getContent() : InputStream.nullInputStream();
			int read = 0;
			while (read >= 0 && length < SHOWN) {
				read = stream.read(bytes, length, SHOWN - length);
				length += Math.max(read, 0);
			}
		}
		catch (IOException ex) {
			return text(bytes, length);
		}
		return text(bytes, length);
	}

	// PostgreSQL takes no null character
	private static String text(byte[] bytes, int length) {
		return new String(bytes, 0, length, StandardCharsets.UTF_8).replace('\u0000', '\ufffd');
	}

	private Optional<Duration> retryAfter(ClassicHttpResponse response) {
		Header header = response.getFirstHeader("Retry-After");
		String value = (header != null && header.getValue() != null) ? header.getValue().strip() : "";
		if (value.matches("\\d{1,9}")) {
			return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
		}
		try {
			Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return Optional.of(Duration.between(this.clock.instant(), until)).filter(Duration::isPositive);
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private static String code(Exception ex) {
		return switch (ex) {
			case Reach.PrivateAddress inside -> "private";
			case UnknownHostException unknown -> "unknown";
			case InterruptedIOException slow -> "timeout";
			case ConnectException refused -> "connect";
			case NoRouteToHostException nowhere -> "connect";
			case SSLException untrusted -> "tls";
			default -> "broken";
		};
	}

	private static String brief(Exception ex) {
		String said = (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		String line = said.replaceAll("\\p{Cc}+", " ");
		return line.substring(0, Math.min(line.length(), 500));
	}

	@Override
	public void close() throws IOException {
		this.deadlines.shutdownNow();
		this.http.close();
	}

}
