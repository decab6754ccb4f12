package dev.frontdesk.setup;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One content security policy of a page, as far as it decides whether the chat may come.
 * Several of a page each have their say.
 */
final class ContentPolicy {

	private final Map<String, List<String>> directives = new HashMap<>();

	private ContentPolicy() {
	}

	static List<ContentPolicy> of(Stream<String> written) {
		return written.flatMap((policies) -> Stream.of(policies.split(",", -1))).map(ContentPolicy::parsed).toList();
	}

	private static ContentPolicy parsed(String written) {
		ContentPolicy policy = new ContentPolicy();
		for (String part : written.split(";", -1)) {
			List<String> words = List.of(part.strip().split("\\s+"));
			// of a directive named twice the first counts
			policy.directives.putIfAbsent(words.getFirst().toLowerCase(Locale.ROOT), words.subList(1, words.size()));
		}
		return policy;
	}

	/** Whether a script of this address, with this nonce, is kept out. */
	boolean blocksScript(URI script, URI page, @Nullable String nonce) {
		List<String> sources = first("script-src-elem", "script-src", "default-src");
		if (sources == null) {
			return false;
		}
		if (nonce != null && sources.contains("'nonce-" + nonce + "'")) {
			return false;
		}
		// then only what a trusted script brings is trusted
		return sources.contains("'strict-dynamic'") || !allows(sources, script, page);
	}

	boolean blocksFrame(URI frame, URI page) {
		List<String> sources = first("frame-src", "child-src", "default-src");
		return sources != null && !allows(sources, frame, page);
	}

	/** Whether the page is shut into a sandbox in which no script runs. */
	boolean shutsIn() {
		List<String> allowed = this.directives.get("sandbox");
		return allowed != null && !(allowed.contains("allow-scripts") && allowed.contains("allow-same-origin"));
	}

	boolean wantsTrustedTypes() {
		return this.directives.getOrDefault("require-trusted-types-for", List.of()).contains("'script'");
	}

	private @Nullable List<String> first(String... names) {
		return Stream.of(names).map(this.directives::get).filter((sources) -> sources != null).findFirst().orElse(null);
	}

	private static boolean allows(List<String> sources, URI wanted, URI page) {
		return sources.stream().anyMatch((source) -> matches(source.toLowerCase(Locale.ROOT), wanted, page));
	}

	// By the rules of CSP 3; a source of http admits https too
	private static boolean matches(String source, URI wanted, URI page) {
		String scheme = wanted.getScheme();
		if (source.equals("*")) {
			return scheme.equals("https") || scheme.equals("http") || scheme.equals(page.getScheme());
		}
		if (source.equals("'self'")) {
			return wanted.getHost().equals(page.getHost()) && port(wanted) == port(page);
		}
		if (source.startsWith("'")) {
			return false;
		}
		if (source.matches("[a-z][a-z0-9+.-]*:")) {
			return sameScheme(source.substring(0, source.length() - 1), scheme);
		}
		String rest = source;
		String asked = page.getScheme();
		int mark = source.indexOf("://");
		if (mark > 0) {
			asked = source.substring(0, mark);
			rest = source.substring(mark + 3);
		}
		int slash = rest.indexOf('/');
		String path = (slash < 0) ? "" : rest.substring(slash);
		String host = (slash < 0) ? rest : rest.substring(0, slash);
		String port = "";
		int colon = host.lastIndexOf(':');
		if (colon > 0) {
			port = host.substring(colon + 1);
			host = host.substring(0, colon);
		}
		return sameScheme(asked, scheme) && sameHost(host, wanted.getHost()) && samePort(port, asked, wanted)
				&& samePath(path, wanted.getRawPath());
	}

	private static boolean sameScheme(String asked, String scheme) {
		return asked.equals(scheme) || (asked.equals("http") && scheme.equals("https"));
	}

	private static boolean sameHost(String asked, String host) {
		return asked.startsWith("*.") ? host.endsWith(asked.substring(1)) : asked.equals(host);
	}

	private static boolean samePort(String asked, String scheme, URI wanted) {
		if (asked.equals("*")) {
			return true;
		}
		int usual = scheme.equals("http") ? 80 : 443;
		int port = asked.matches("[0-9]{1,5}") ? Integer.parseInt(asked) : usual;
		return port == port(wanted) || (port == 80 && port(wanted) == 443);
	}

	private static boolean samePath(String asked, @Nullable String path) {
		String wanted = (path != null) ? path : "";
		return asked.isEmpty() || asked.equals("/")
				|| (asked.endsWith("/") ? wanted.startsWith(asked) : wanted.equals(asked));
	}

	private static int port(URI address) {
		if (address.getPort() >= 0) {
			return address.getPort();
		}
		return "http".equals(address.getScheme()) ? 80 : 443;
	}

}
