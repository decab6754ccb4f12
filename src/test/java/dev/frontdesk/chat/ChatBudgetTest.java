package dev.frontdesk.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ChatBudgetTest {

	private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	int port;

	@Test
	void theLoaderTakesFourKilobytesAtMost() throws Exception {
		HttpResponse<String> loader = get("/widget.js");
		assertThat(loader.statusCode()).isEqualTo(200);
		assertThat(loader.headers().firstValue("Cache-Control").orElseThrow()).contains("stale-while-revalidate");
		assertThat(loader.headers().firstValue("ETag")).isPresent();
		assertThat(loader.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(zipped(loader.body())).isLessThanOrEqualTo(4 * 1024);
	}

	@Test
	void thePanelWithAllItLoadsTakesThirtyFiveKilobytesAtMost() throws Exception {
		HttpResponse<String> panel = get("/chat/panel?widget=default&locale=th");
		assertThat(panel.statusCode()).isEqualTo(200);
		assertThat(panel.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(panel.headers().firstValue("X-Frame-Options")).isEmpty();
		assertThat(panel.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'")
			.contains("frame-ancestors 'self'");
		long total = zipped(panel.body());
		Set<String> assets = new LinkedHashSet<>();
		ASSET.matcher(panel.body()).results().forEach((found) -> assets.add(found.group(1).replace("&amp;", "&")));
		assertThat(assets).as("a sheet and a script").hasSizeBetween(2, 4);
		assets.add(frame());
		for (String asset : assets) {
			HttpResponse<String> answer = get(asset);
			assertThat(answer.statusCode()).as(asset).isEqualTo(200);
			total += zipped(answer.body());
		}
		System.out.println("The panel takes " + total + " bytes, the loader " + zipped(get("/widget.js").body()));
		assertThat(total).isLessThanOrEqualTo(35 * 1024);
	}

	@Test
	void whatComesLaterIsNamedByTheLoaderAndHeldForEver() throws Exception {
		HttpResponse<String> frame = get(frame());
		assertThat(frame.statusCode()).isEqualTo(200);
		assertThat(frame.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
		assertThat(frame.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
		assertThat(get(frame().replaceFirst("\\w+\\.js$", "000000000000.js")).headers()
			.firstValue("Cache-Control")
			.orElseThrow()).contains("no-cache");
		assertThat(get("/widget/brought/nothing/000000000000.js").statusCode()).isEqualTo(404);
	}

	@Test
	void aLoaderOfBeforeItCameInPartsGetsWhatItAsksFor() throws Exception {
		HttpResponse<String> former = get("/widget/host/0123456789ab.js");
		assertThat(former.statusCode()).isEqualTo(200);
		assertThat(former.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
		assertThat(former.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
		assertThat(former.body()).contains("export function begin(kit)").doesNotContain("/* host */");
		Matcher host = Pattern.compile("from '([^']+)'").matcher(former.body());
		assertThat(host.find()).isTrue();
		HttpResponse<String> today = get(host.group(1));
		assertThat(today.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
		assertThat(today.body()).contains("export function begin(kit)");
	}

	/** The script with which the loader makes the panel's frame. */
	private String frame() throws IOException, InterruptedException {
		Matcher named = Pattern.compile("\"frame\":\"([^\"]+)\"").matcher(get("/widget.js").body());
		assertThat(named.find()).isTrue();
		return named.group(1);
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static long zipped(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.size();
	}

}
