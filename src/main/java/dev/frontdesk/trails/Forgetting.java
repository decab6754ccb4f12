package dev.frontdesk.trails;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what is older than its market keeps it. */
@Component
public class Forgetting {

	private final Policies policies;

	private final JdbcClient jdbc;

	private final Clock clock;

	Forgetting(Policies policies, JdbcClient jdbc, Clock clock) {
		this.policies = policies;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Transactional
	public int forgetOld() {
		int forgotten = 0;
		for (Policy policy : this.policies.all()) {
			OffsetDateTime limit = this.clock.instant().atOffset(ZoneOffset.UTC).minusDays(policy.days());
			forgotten += of("browser_page", policy, limit) + of("browser_event", policy, limit);
			forgotten += this.jdbc.sql("""
					delete from browser where seen_at < :limit
					and widget_id in (select id from widget where market_id = :market)""")
				.param("limit", limit)
				.param("market", policy.marketId())
				.update();
		}
		return forgotten;
	}

	private int of(String table, Policy policy, OffsetDateTime limit) {
		return this.jdbc
			.sql("delete from " + table + " where at < :limit and browser_id in (select b.id from browser b"
					+ " join widget w on w.id = b.widget_id where w.market_id = :market)")
			.param("limit", limit)
			.param("market", policy.marketId())
			.update();
	}

}
