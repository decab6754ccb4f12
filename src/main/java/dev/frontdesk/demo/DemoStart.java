package dev.frontdesk.demo;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.frontdesk.database.DatabaseOrigin;
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

	private final AtomicBoolean running = new AtomicBoolean();

	DemoStart(DatabaseOrigin origin, DemoSeeder seeder, @Value("${frontdesk.demo:#{null}}") @Nullable Boolean asked) {
		this.seeder = seeder;
		this.wanted = (asked != null) ? asked : origin.embedded();
	}

	@Override
	public void start() {
		long began = System.nanoTime();
		if (this.wanted && this.seeder.seed()) {
			log.info("Sowed the demo workspace in {} ms", (System.nanoTime() - began) / 1_000_000);
		}
		this.running.set(true);
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
