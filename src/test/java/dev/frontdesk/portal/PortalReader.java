package dev.frontdesk.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/** A browser without JavaScript: cookies, links and forms. */
class PortalReader {

	private static final Pattern HIDDEN = Pattern
		.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]*? value=\"([^\"]*)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final String house;

	private final Map<String, String> headers = new LinkedHashMap<>();

	PortalReader(int port) {
		this.house = "http://localhost:" + port;
	}

	PortalReader prefers(String languages) {
		this.headers.put("Accept-Language", languages);
		return this;
	}

	PortalReader carries(String cookie, String value) {
		HttpCookie made = new HttpCookie(cookie, value);
		made.setPath("/");
		made.setVersion(0);
		this.cookies.getCookieStore().add(URI.create(this.house), made);
		return this;
	}

	CookieManager cookies() {
		return this.cookies;
	}

	HttpResponse<String> get(String path) throws Exception {
		return send(request(path).GET());
	}

	/**
	 * Fills in a form of a page and sends it, with the hidden fields the page gave it.
	 */
	HttpResponse<String> post(HttpResponse<String> page, String path, Map<String, String> typed) throws Exception {
		Map<String, String> fields = hidden(page.body());
		fields.putAll(typed);
		StringBuilder body = new StringBuilder();
		fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
			.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
	}

	/** The same with files, as browsers send them. */
	HttpResponse<String> upload(HttpResponse<String> page, String path, Map<String, String> typed,
			Map<String, byte[]> files) throws Exception {
		Map<String, String> fields = hidden(page.body());
		fields.putAll(typed);
		String boundary = UUID.randomUUID().toString();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (Map.Entry<String, String> field : fields.entrySet()) {
			part(body, boundary, "name=\"" + field.getKey() + "\"", field.getValue().getBytes(StandardCharsets.UTF_8));
		}
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			part(body, boundary,
					"name=\"files\"; filename=\"" + file.getKey() + "\"\r\nContent-Type: application/octet-stream",
					file.getValue());
		}
		body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
	}

	private static void part(ByteArrayOutputStream body, String boundary, String about, byte[] content)
			throws IOException {
		body.write(("--" + boundary + "\r\nContent-Disposition: form-data; " + about + "\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		body.write(content);
		body.write("\r\n".getBytes(StandardCharsets.UTF_8));
	}

	private static Map<String, String> hidden(String html) {
		Map<String, String> fields = new LinkedHashMap<>();
		Matcher inputs = HIDDEN.matcher(html);
		while (inputs.find()) {
			fields.put(inputs.group(1), HtmlUtils.htmlUnescape(inputs.group(2)));
		}
		return fields;
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.house + path))
			.header("Accept", "text/html");
		this.headers.forEach(request::header);
		return request;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
