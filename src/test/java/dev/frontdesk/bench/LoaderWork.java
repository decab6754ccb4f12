package dev.frontdesk.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.frontdesk.testing.Chromium;

/**
 * What the loader costs the page it is a guest on: its share of the main thread at a
 * quarter of this machine's speed, and what it moves.
 */
final class LoaderWork {

	private static final int TIMES = 15;

	private static final String PAGE = "<!doctype html><title>Shop</title><p>Chairs</p>";

	private LoaderWork() {
	}

	/**
	 * Medians of pages with the loader less those without it: script, style and layout in
	 * milliseconds; then the sum of layout shifts (0: nothing moved).
	 */
	static Optional<double[]> measure(Desk desk) {
		return Chromium.launch().map((chromium) -> {
			try (chromium) {
				return measure(desk, chromium.browser());
			}
		});
	}

	private static double[] measure(Desk desk, Browser browser) {
		String loader = "<script async src=\"" + desk.address("/widget.js") + "\"></script>";
		List<Double> without = new ArrayList<>();
		List<Double> with = new ArrayList<>();
		double moved = 0;
		for (int i = 0; i < TIMES; i++) {
			without.add(visit(desk, browser, PAGE)[0]);
			double[] loaded = visit(desk, browser, PAGE + loader);
			with.add(loaded[0]);
			moved = Math.max(moved, loaded[1]);
		}
		return new double[] { median(with) - median(without), moved };
	}

	private static double[] visit(Desk desk, Browser browser, String html) {
		try (BrowserContext context = browser.newContext()) {
			Page page = context.newPage();
			CDPSession devtools = context.newCDPSession(page);
			JsonObject slower = new JsonObject();
			slower.addProperty("rate", 4);
			devtools.send("Emulation.setCPUThrottlingRate", slower);
			devtools.send("Performance.enable");
			page.addInitScript("""
					window.moved = 0;
					new PerformanceObserver((list) => list.getEntries().forEach((one) => window.moved += one.value))
						.observe({ type: 'layout-shift', buffered: true });""");
			// Of the desk's own origin, where every widget may show
			String address = desk.address("/a-page-with-a-widget").toString();
			page.route(address,
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html)));
			page.navigate(address);
			page.waitForTimeout(400);
			double spent = 0;
			for (JsonElement one : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
				String name = one.getAsJsonObject().get("name").getAsString();
				if (name.equals("ScriptDuration") || name.equals("LayoutDuration")
						|| name.equals("RecalcStyleDuration")) {
					spent += one.getAsJsonObject().get("value").getAsDouble() * 1_000;
				}
			}
			return new double[] { spent, ((Number) page.evaluate("window.moved")).doubleValue() };
		}
	}

	private static double median(List<Double> values) {
		Collections.sort(values);
		return values.get(values.size() / 2);
	}

}
