package dev.frontdesk.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.frontdesk.language.Languages;
import dev.frontdesk.outside.PageReader;
import dev.frontdesk.outside.PageReader.Reading;
import dev.frontdesk.widgets.Look;
import dev.frontdesk.widgets.Origins;
import dev.frontdesk.widgets.Sightings;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether a widget really comes up on a page: what a browser would find there. */
@Component
class Installation {

	private static final Pattern LOADER = Pattern.compile("/widget(?:/([A-Za-z0-9_-]+))?\\.js");

	private final PageReader pages;

	private final Widgets widgets;

	private final Sightings sightings;

	private final URI home;

	Installation(PageReader pages, Widgets widgets, Sightings sightings, @Value("${frontdesk.url}") String home) {
		this.pages = pages;
		this.widgets = widgets;
		this.sightings = sightings;
		this.home = URI.create(home);
	}

	/**
	 * Everything there is to say about a page.
	 * @throws dev.frontdesk.web.InvalidText when it is no address to read from
	 */
	List<Finding> check(Widget widget, String address) {
		Reading reading = this.pages.read(address);
		String failure = reading.failure();
		if (failure != null) {
			return List.of(Finding.bad("read." + failure, reading.address().toString()));
		}
		if (reading.status() != 200) {
			return List.of(Finding.bad("read.status", reading.address().toString(), "" + reading.status()));
		}
		String type = Optional.ofNullable(reading.header("content-type")).orElse("text/html");
		if (!type.contains("html")) {
			return List.of(Finding.bad("read.type", type));
		}
		return new Sight(widget, reading).findings();
	}

	private static Document parsed(Reading reading) {
		Matcher charset = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]+)")
			.matcher(Optional.ofNullable(reading.header("content-type")).orElse(""));
		String base = reading.address().toString();
		try {
			return Jsoup.parse(reading.body().getInputStream(), charset.find() ? charset.group(1) : null, base);
		}
		catch (UnsupportedCharsetException | IllegalCharsetNameException ex) {
			return Jsoup.parse(new String(reading.body().getByteArray(), StandardCharsets.UTF_8), base);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** At one page, for one widget. */
	private final class Sight {

		private final Widget widget;

		private final Reading reading;

		private final Document page;

		private final List<Finding> findings = new ArrayList<>();

		Sight(Widget widget, Reading reading) {
			this.widget = widget;
			this.reading = reading;
			this.page = parsed(reading);
		}

		List<Finding> findings() {
			this.findings.add(Finding.good("read", this.reading.address().toString()));
			if (!this.widget.enabled()) {
				this.findings.add(Finding.bad("off", this.widget.name()));
			}
			@Nullable Element tag = tag();
			origin();
			policies(tag);
			shown();
			language(tag);
			sighting();
			return this.findings;
		}

		private @Nullable Element tag() {
			List<Element> loaders = this.page.select("script[src]")
				.stream()
				.filter((script) -> LOADER.matcher(path(script.absUrl("src"))).matches())
				.toList();
			List<Element> ours = loaders.stream().filter((script) -> isHome(script.absUrl("src"))).toList();
			List<Element> these = ours.stream().filter((script) -> key(script).equals(this.widget.key())).toList();
			if (these.isEmpty()) {
				this.findings.add(missing(loaders, ours));
				return null;
			}
			Element tag = these.getFirst();
			this.findings.add(Finding.good("key", this.widget.key()));
			if (ours.size() > 1) {
				this.findings.add(Finding.mind("twice", "" + ours.size()));
			}
			if (tag.attr("type").equals("module")) {
				this.findings.add(Finding.bad("module"));
			}
			return tag;
		}

		private Finding missing(List<Element> loaders, List<Element> ours) {
			if (!ours.isEmpty()) {
				String key = key(ours.getFirst());
				return Installation.this.widgets.byKey(key)
					.map((other) -> Finding.bad("other-key", key, other.name()))
					.orElseGet(() -> Finding.bad("unknown-key", key));
			}
			if (!loaders.isEmpty()) {
				return Finding.bad("other-home", loaders.getFirst().absUrl("src"), Installation.this.home.toString());
			}
			boolean managed = this.page.select("script")
				.stream()
				.anyMatch((script) -> script.outerHtml().contains("googletagmanager"));
			return managed ? Finding.mind("tag-manager") : Finding.bad("no-key");
		}

		private void origin() {
			String origin = Origins.of(this.reading.address().toString()).orElse("");
			boolean own = Origins.of(Installation.this.home.toString()).orElse("").equals(origin);
			this.findings.add((own || this.widget.allowedOrigins().contains(origin)) ? Finding.good("origin", origin)
					: Finding.bad("origin.refused", origin));
		}

		private void policies(@Nullable Element tag) {
			URI from = this.reading.address();
			List<ContentPolicy> policies = ContentPolicy
				.of(Stream.concat(this.reading.all("content-security-policy").stream(),
						this.page.select("meta[http-equiv=Content-Security-Policy]")
							.stream()
							.map((meta) -> meta.attr("content"))));
			URI script = URI.create((tag != null) ? tag.absUrl("src") : home("/widget/" + this.widget.key() + ".js"));
			URI frame = URI.create(home("/chat/panel"));
			String nonce = (tag != null && tag.hasAttr("nonce")) ? tag.attr("nonce") : null;
			int before = this.findings.size();
			String origin = Origins.of(Installation.this.home.toString()).orElse("");
			if (policies.stream().anyMatch((policy) -> policy.blocksScript(script, from, nonce))) {
				this.findings.add(Finding.bad("policy.script", origin));
			}
			if (policies.stream().anyMatch((policy) -> policy.blocksFrame(frame, from))) {
				this.findings.add(Finding.bad("policy.frame", origin));
			}
			if (policies.stream().anyMatch(ContentPolicy::shutsIn)) {
				this.findings.add(Finding.bad("policy.sandbox"));
			}
			if (policies.stream().anyMatch(ContentPolicy::wantsTrustedTypes)) {
				this.findings.add(Finding.bad("policy.trusted-types"));
			}
			if ("require-corp".equals(this.reading.header("cross-origin-embedder-policy"))) {
				this.findings.add(Finding.bad("policy.embedder"));
			}
			if ("https".equals(from.getScheme()) && "http".equals(script.getScheme())) {
				this.findings.add(Finding.bad("policy.mixed", Installation.this.home.toString()));
			}
			if (this.findings.size() == before) {
				this.findings.add(Finding.good(policies.isEmpty() ? "policy.none" : "policy"));
			}
		}

		private void shown() {
			Look look = this.widget.look();
			if (look.shape() == Look.Shape.NONE) {
				boolean opened = !this.page.select("[data-frontdesk-open], [data-frontdesk-inline]").isEmpty();
				this.findings.add(opened ? Finding.good("shown.links") : Finding.mind("shown.no-launcher"));
			}
			else if (!look.shownOn(this.reading.address())) {
				this.findings.add(Finding.mind("shown.not-here"));
			}
			else if (look.hours() != null) {
				this.findings.add(Finding.mind("shown.hours"));
			}
		}

		private void language(@Nullable Element tag) {
			String said = (tag != null && tag.hasAttr("data-locale")) ? tag.attr("data-locale")
					: this.page.select("html").attr("lang");
			Optional<Locale> shipped = Languages.shipped(said);
			if (said.isBlank()) {
				this.findings.add(Finding.mind("language.none"));
			}
			else {
				this.findings.add(shipped.map((locale) -> Finding.good("language", said, Languages.ownName(locale)))
					.orElseGet(() -> Finding.mind("language.unknown", said)));
			}
		}

		private void sighting() {
			String origin = Origins.of(this.reading.address().toString()).orElse("");
			boolean seen = Installation.this.sightings.of(this.widget)
				.stream()
				.anyMatch((sighting) -> sighting.origin().equals(origin));
			this.findings.add(seen ? Finding.good("seen", origin) : Finding.mind("seen.never", origin));
		}

		private static String key(Element script) {
			Matcher loader = LOADER.matcher(path(script.absUrl("src")));
			String named = script.attr("data-widget");
			String key = loader.matches() ? loader.group(1) : null;
			return !named.isEmpty() ? named : (key != null) ? key : Widget.DEFAULT;
		}

		private static String path(String address) {
			try {
				return Optional.ofNullable(URI.create(address).getPath()).orElse("");
			}
			catch (IllegalArgumentException ex) {
				return "";
			}
		}

		private boolean isHome(String address) {
			return Origins.of(address).equals(Origins.of(Installation.this.home.toString()));
		}

		private String home(String path) {
			return Installation.this.home + path;
		}

	}

}
