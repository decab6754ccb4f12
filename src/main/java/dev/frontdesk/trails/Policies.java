package dev.frontdesk.trails;

import java.util.List;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.trails.Policy.Way;
import dev.frontdesk.web.InvalidText;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds in each market. */
@Service
@Transactional(readOnly = true)
public class Policies {

	static final int LONGEST = 730;

	private static final String SELECT = """
			select m.id, m.name, coalesce(p.way, 'NONE') way, coalesce(p.days, 90) days
			from market m left join visit_policy p on p.market_id = m.id""";

	private final JdbcClient jdbc;

	private final Audit audit;

	Policies(JdbcClient jdbc, Audit audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	public List<Policy> all() {
		return read(this.jdbc.sql(SELECT + " order by m.name"));
	}

	public Policy of(long marketId) {
		return read(this.jdbc.sql(SELECT + " where m.id = ?").param(marketId)).getFirst();
	}

	@Transactional
	public void set(Actor by, long marketId, Way way, int days) {
		if (days < 1 || days > LONGEST) {
			throw new InvalidText("days", "trails.days.wrong", LONGEST);
		}
		this.jdbc.sql("""
				insert into visit_policy (market_id, way, days) select m.id, ?, ? from market m where m.id = ?
				on conflict (market_id) do update set way = excluded.way, days = excluded.days""")
			.params(way.name(), days, marketId)
			.update();
		this.audit.record(by, "market.visits-set", "market", marketId, way + ", " + days);
	}

	private static List<Policy> read(JdbcClient.StatementSpec sql) {
		return sql
			.query((row, number) -> new Policy(row.getLong("id"), row.getString("name"),
					Way.valueOf(row.getString("way")), row.getInt("days")))
			.list();
	}

}
