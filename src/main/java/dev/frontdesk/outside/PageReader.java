package dev.frontdesk.outside;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

import dev.frontdesk.web.InvalidText;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/**
 * Reads a page as a stranger's browser would, but for so long, so much and so many steps
 * only; keeps no cookies and runs nothing.
 */
@Component
public class PageReader implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int LARGEST = 2_000_000;

	private static final int MOST_STEPS = 5;

	private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

	private final Reach reach;

	private final Duration patience;

	private final CloseableHttpClient http;

	private final ScheduledExecutorService deadlines = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("page-deadlines").factory());

	@Autowired
	PageReader(Reach reach) {
		this(reach, PATIENCE);
	}

	PageReader(Reach reach, Duration patience) {
		this.reach = reach;
		this.patience = patience;
		Timeout timeout = Timeout.of(patience);
		this.http = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(reach)
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
					.http1Config(Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build())
					.build())
				.setDefaultConnectionConfig(
						ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
				.build())
			.setDefaultRequestConfig(
					RequestConfig.custom().setConnectionRequestTimeout(timeout).setResponseTimeout(timeout).build())
			// each connection is looked at anew
			.setConnectionReuseStrategy((request, response, context) -> false)
			.setUserAgent("Mozilla/5.0 (compatible; Frontdesk-Check/1)")
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.build();
	}

	/**
	 * What stands at an address, or why nothing could be read.
	 * @throws InvalidText when it is no address to read from
	 */
	public Reading read(String typed) {
		URI address = this.reach.page(typed);
		long end = System.nanoTime() + this.patience.toNanos();
		for (int step = 0; step <= MOST_STEPS; step++) {
			Reading reading = step(address, end - System.nanoTime());
			String next = reading.header("location");
			if (reading.failure() != null || !MOVED.contains(reading.status()) || next == null) {
				return reading;
			}
			try {
				address = this.reach.page(address.resolve(next).toString().replaceFirst("#.*", ""));
			}
			catch (InvalidText ex) {
				return Reading.failed(address, ex.key().endsWith("private") ? "private" : "broken");
			}
			catch (IllegalArgumentException ex) {
				return Reading.failed(address, "broken");
			}
		}
		return Reading.failed(address, "steps");
	}

	private Reading step(URI address, long nanos) {
		HttpGet request = new HttpGet(address);
		request.setHeader("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1");
		// the timeouts count each read anew; this one counts them all
		Future<?> deadline = this.deadlines.schedule(request::cancel, Math.max(nanos, 0), TimeUnit.NANOSECONDS);
		try {
			ClassicHttpResponse response = this.http.executeOpen(RoutingSupport.determineHost(request), request, null);
			Map<String, List<String>> headers = new TreeMap<>();
			for (Header header : response.getHeaders()) {
				headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), (name) -> new ArrayList<>())
					.add(header.getValue());
			}
			Reading reading = new Reading(address, response.getCode(), headers,
					new ByteArrayResource(beginning(response.getEntity())), null);
			request.cancel();
			Closer.closeQuietly(response);
			return reading;
		}
		catch (IOException | HttpException | RuntimeException ex) {
			return Reading.failed(address, request.isCancelled() ? "timeout" : code(ex));
		}
		finally {
			deadline.cancel(false);
		}
	}

	// Not closed: that would read to its end
	private static byte[] beginning(@Nullable HttpEntity entity) throws IOException {
		InputStream stream = (entity != null) ? entity.getContent() : InputStream.nullInputStream();
		return stream.readNBytes(LARGEST);
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

	@Override
	public void close() throws IOException {
		this.deadlines.shutdownNow();
		this.http.close();
	}

	/**
	 * @param address at which it was found in the end
	 * @param headers by name in lower case
	 * @param body at most its first two million bytes
	 * @param failure null when something answered
	 */
	public record Reading(URI address, int status, Map<String, List<String>> headers, ByteArrayResource body,
			@Nullable String failure) {

		static Reading failed(URI address, String failure) {
			return new Reading(address, 0, Map.of(), new ByteArrayResource(new byte[0]), failure);
		}

		public List<String> all(String name) {
			return this.headers.getOrDefault(name, List.of());
		}

		public @Nullable String header(String name) {
			return all(name).isEmpty() ? null : all(name).getFirst();
		}

	}

}
