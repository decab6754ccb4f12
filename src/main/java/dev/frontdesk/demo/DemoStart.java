package dev.frontdesk.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.widgets.Widgets;
import dev.frontdesk.database.DatabaseOrigin;
import dev.frontdesk.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sows on the embedded database, or as {@code frontdesk.demo} says. Sows before anything
 * runs: the web server opens on a full workspace, and readers of the history begin behind
 * what is made up.
 */
@Component
class DemoStart implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

	private final DemoSeeder seeder;

	private final boolean wanted;

	private final Settings settings;

	private final Widgets widgets;

	private final ShopAddress shop;

	private final AtomicBoolean running = new AtomicBoolean();

	DemoStart(DatabaseOrigin origin, DemoSeeder seeder, @Value("${frontdesk.demo:#{null}}") @Nullable Boolean asked,
			Settings settings, Widgets widgets, ShopAddress shop) {
		this.seeder = seeder;
		this.settings = settings;
		this.widgets = widgets;
		this.shop = shop;
		this.wanted = (asked != null) ? asked : origin.embedded();
	}

	@Override
	public void start() {
		long began = System.nanoTime();
		if (this.wanted && this.seeder.seed()) {
			log.info("Sowed the demo workspace in {} ms", (System.nanoTime() - began) / 1_000_000);
		}
		if (this.settings.workspace().demo()) {
			letTheShopIn();
		}
		this.running.set(true);
	}

	// The port may be another one at each start
	private void letTheShopIn() {
		this.widgets.byKey(ShopAddress.WIDGET)
			.filter((widget) -> !widget.allowedOrigins().contains(this.shop.origin()))
			.ifPresent((widget) -> this.widgets.allow(Actor.SYSTEM, widget.key(),
					Stream.concat(widget.allowedOrigins().stream(), Stream.of(this.shop.origin())).toList()));
	}

	@Override
	public void stop() {
		this.running.set(false);
	}

	@Override
	public boolean isRunning() {
		return this.running.get();
	}

	@Override
	public int getPhase() {
		return 0;
	}

}
