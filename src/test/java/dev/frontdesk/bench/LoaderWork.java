package dev.frontdesk.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.frontdesk.testing.Chromium;

/**
 * What the loader costs the page it is a guest on, at a quarter of this machine's speed:
 * medians of pages with it less those of the same pages without.
 *
 * @param bare milliseconds of script, style and layout on the main thread of a page that
 * has no script at all, so that the loader is the first that makes the browser ready for
 * any
 * @param shop the same on a page with a few lines of its own script
 * @param talking the same where a message shows by itself, up to when it does
 * @param longTasks tasks over 50 ms that a page has more with the loader than without
 * @param moved the largest sum of layout shifts; 0: nothing moved
 * @param requests that go out before anybody turns to the button
 */
record LoaderWork(double bare, double shop, double talking, double longTasks, double moved, int requests) {

	private static final int TIMES = 11;

	private static final int TALKS = 5;

	private static final String BARE = "<!doctype html><html lang='en'><title>Shop</title><link rel='icon' href='data:,'><p>Chairs</p>";

	private static final String SHOP = BARE + """
			<script>
			const basket = document.createElement('footer');
			basket.textContent = 'Basket: ' + (localStorage.getItem('basket') ?? 0);
			document.body.append(basket);
			document.querySelector('p').addEventListener('click', () => basket.remove());
			</script>""";

	/** Where no message shows by itself. */
	private static final String QUIET = "/a-page-with-a-widget";

	/** Where the demo company has one, after six seconds. */
	private static final String CHECK_OUT = "/demo/en/check-out";

	static Optional<LoaderWork> measure(Desk desk) {
		return Chromium.launch().map((chromium) -> {
			try (chromium) {
				return measure(desk, chromium.browser());
			}
		});
	}

	private static LoaderWork measure(Desk desk, Browser browser) {
		Pair bare = pair(desk, browser, QUIET, BARE, 600, TIMES);
		Pair shop = pair(desk, browser, QUIET, SHOP, 600, TIMES);
		Pair talking = pair(desk, browser, CHECK_OUT, SHOP, 8_000, TALKS);
		return new LoaderWork(bare.more(Visited::work), shop.more(Visited::work), talking.more(Visited::work),
				shop.more(Visited::longTasks), Math.max(bare.moved(), Math.max(shop.moved(), talking.moved())),
				shop.requests());
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, """
				loader at a quarter of the speed, script, style and layout of the page's main thread:
				  %.1f ms on a page with a script of its own, %.1f ms on one with none
				  %.1f ms where a message shows by itself, with the message
				  %.1f more tasks over 50 ms, layout shift %.3f, %d request(s) before intent""", this.shop, this.bare,
				this.talking, this.longTasks, this.moved, this.requests);
	}

	// With and without in turns, so that whatever else the machine does meets both
	private static Pair pair(Desk desk, Browser browser, String path, String html, int wait, int times) {
		Pair pair = new Pair(new ArrayList<>(), new ArrayList<>());
		String loader = "<script async src=\"" + desk.address("/widget.js") + "\"></script>";
		URI address = desk.address(path);
		for (int i = 0; i < times; i++) {
			pair.without().add(visit(browser, address, html, wait));
			pair.with().add(visit(browser, address, html + loader, wait));
		}
		return pair;
	}

	private static Visited visit(Browser browser, URI address, String html, int wait) {
		try (BrowserContext context = browser.newContext()) {
			Page page = context.newPage();
			CDPSession devtools = context.newCDPSession(page);
			devtools.send("Emulation.setCPUThrottlingRate", with("rate", 4));
			// The thread's own time: what else runs on this machine is no cost of ours
			devtools.send("Performance.enable", with("timeDomain", "threadTicks"));
			page.addInitScript("""
					window.moved = window.long = 0;
					new PerformanceObserver((list) => list.getEntries().forEach((one) => window.moved += one.value))
						.observe({ type: 'layout-shift', buffered: true });
					new PerformanceObserver((list) => window.long += list.getEntries().length)
						.observe({ type: 'longtask', buffered: true });""");
			AtomicInteger requests = new AtomicInteger();
			page.onRequest((request) -> {
				if (request.url().matches(".*/(widget|chat)[/.].*")) {
					requests.incrementAndGet();
				}
			});
			page.route(address.toString(),
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html)));
			page.navigate(address.toString());
			page.waitForTimeout(wait);
			double spent = 0;
			for (JsonElement one : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
				String name = one.getAsJsonObject().get("name").getAsString();
				if (name.equals("ScriptDuration") || name.equals("LayoutDuration")
						|| name.equals("RecalcStyleDuration")) {
					spent += one.getAsJsonObject().get("value").getAsDouble() * 1_000;
				}
			}
			return new Visited(spent, number(page, "window.long"), number(page, "window.moved"), requests.get());
		}
	}

	private static JsonObject with(String name, Object value) {
		JsonObject arguments = new JsonObject();
		if (value instanceof Number number) {
			arguments.addProperty(name, number);
		}
		else {
			arguments.addProperty(name, value.toString());
		}
		return arguments;
	}

	private static double number(Page page, String expression) {
		return ((Number) page.evaluate(expression)).doubleValue();
	}

	private record Visited(double work, double longTasks, double moved, int requests) {
	}

	private record Pair(List<Visited> without, List<Visited> with) {

		double more(ToDoubleFunction<Visited> what) {
			return median(this.with, what) - median(this.without, what);
		}

		double moved() {
			return this.with.stream().mapToDouble(Visited::moved).max().orElse(0);
		}

		int requests() {
			return this.with.stream().mapToInt(Visited::requests).max().orElse(0);
		}

		private static double median(List<Visited> visits, ToDoubleFunction<Visited> what) {
			return visits.stream().mapToDouble(what).sorted().skip(visits.size() / 2).findFirst().orElse(0);
		}

	}

}
