package dev.frontdesk.trails;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What kind of machine a browser runs on, no finer than one would say it. */
final class Device {

	/** In this order: most call themselves by the names of others, too. */
	private static final Map<String, String> BROWSERS = ordered("Edg", "Edge", "OPR", "Opera", "SamsungBrowser",
			"Samsung Internet", "FxiOS", "Firefox", "Firefox", "Firefox", "CriOS", "Chrome", "Chrome", "Chrome",
			"Safari", "Safari");

	private static final Map<String, String> SYSTEMS = ordered("iPhone", "iOS", "iPad", "iPadOS", "Android", "Android",
			"Windows", "Windows", "CrOS", "ChromeOS", "Mac OS X", "macOS", "Linux", "Linux");

	private Device() {
	}

	/** Such as {@code Chrome, Android}; empty where nothing is known. */
	static String of(@Nullable String userAgent) {
		String agent = (userAgent != null) ? userAgent : "";
		String browser = first(BROWSERS, agent);
		String system = first(SYSTEMS, agent);
		return (browser.isEmpty() || system.isEmpty()) ? browser + system : browser + ", " + system;
	}

	private static String first(Map<String, String> names, String agent) {
		return names.entrySet()
			.stream()
			.filter((one) -> agent.contains(one.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("");
	}

	private static Map<String, String> ordered(String... pairs) {
		Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put(pairs[i], pairs[i + 1]);
		}
		return map;
	}

}
