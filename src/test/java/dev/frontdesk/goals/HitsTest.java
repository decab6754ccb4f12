package dev.frontdesk.goals;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.PublicId;
import dev.frontdesk.widgets.Widgets;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class HitsTest {

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Goals goals;

	@Autowired
	Widgets widgets;

	@Autowired
	Wrote wrote;

	@Autowired
	HitKeys keys;

	@Autowired
	Settings settings;

	@Test
	void withoutAnIdAGoalCountsOnceADayOfABrowserThatIsRemembered() {
		this.goals.add(Actor.SYSTEM, "read-on", "Read on", false, 7, BigDecimal.ONE);
		Goal goal = this.goals.byKey("read-on");
		Hits.Told told = new Hits.Told(this.widgets.byKey("default").orElseThrow().id(), PublicId.secret(), true, null,
				null, null, null);
		Clock clock = Clock.systemUTC();
		Hits now = hits(clock);
		assertThat(now.take(goal, told, false).hit()).isNotNull();
		assertThat(hits(Clock.offset(clock, Duration.ofDays(1))).take(goal, told, false).hit()).isNotNull();
		assertThat(hits(Clock.offset(clock, Duration.ofDays(1))).take(goal, told, false).hit()).isNull();
		this.jdbc.sql("delete from goal where key = 'read-on'").update();
	}

	private Hits hits(Clock clock) {
		return new Hits(this.jdbc, this.wrote, this.keys, this.settings, clock);
	}

}
