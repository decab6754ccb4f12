package dev.frontdesk.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.language.Languages;
import dev.frontdesk.shell.Face;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who writes: name, local time, language, tier, addresses and earlier tickets. */
@Component
class CustomerPanel implements TicketPanel {

	private static final String CUSTOMER = """
			select c.*, o.name as organisation,
				(select json_agg(json_build_object('kind', i.kind, 'value', i.value, 'proved', i.verified_at is not null)
					order by i.verified_at nulls last, i.id) from customer_identity i where i.customer_id = c.id) as identities,
				(select count(*) from ticket n where n.customer_id = c.id and n.id <> :ticket and n.shelf = 'DESK'
					and not exists (select 1 from team v where v.id = n.team_id and v.confidential)) as others,
				(select json_agg(json_build_object('number', e.number, 'subject', e.subject, 'status', e.status)
					order by e.id desc) from (select t.number, t.subject, t.status, t.id from ticket t
					where t.customer_id = c.id and t.id <> :ticket and t.shelf = 'DESK'
					and not exists (select 1 from team v where v.id = t.team_id and v.confidential)
					order by t.id desc limit 5) e) as earlier
			from customer c left join organisation o on o.id = c.organisation_id where c.id = :customer""";

	private static final TypeReference<List<Identity>> IDENTITIES = new TypeReference<>() {
	};

	private static final TypeReference<List<Earlier>> EARLIER = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	CustomerPanel(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 100;
	}

	@Override
	public Optional<Panel> beside(Ticket ticket, Locale reader, ZoneId zone) {
		return this.jdbc.sql(CUSTOMER)
			.param("ticket", ticket.id())
			.param("customer", ticket.customerId())
			.query((row, number) -> {
				String identities = row.getString("identities");
				String earlier = row.getString("earlier");
				ZoneId there = ZoneId.of(row.getString("time_zone"));
				return new Person(row.getString("name"), this.clock.instant(), there, city(there, reader),
						Languages.name(ticket.language(), reader), row.getString("tier"), row.getString("organisation"),
						row.getObject("created_at", OffsetDateTime.class).toInstant(),
						(identities != null) ? this.json.readValue(identities, IDENTITIES) : List.of(),
						row.getLong("others"), (earlier != null) ? this.json.readValue(earlier, EARLIER) : List.of());
			})
			.optional()
			.map((person) -> new Panel("inbox/about :: customer", person));
	}

	// "Asia/Bangkok" is Bangkok; a bare offset or Etc zone has no city
	private static String city(ZoneId zone, Locale reader) {
		String id = zone.getId();
		int slash = id.lastIndexOf('/');
		return (slash < 0 || id.startsWith("Etc/")) ? zone.getDisplayName(TextStyle.SHORT, reader)
				: id.substring(slash + 1).replace('_', ' ');
	}

	/**
	 * @param others how many other tickets they have on the desk
	 */
	public record Person(String name, Instant now, ZoneId zone, String city, String language, String tier,
			@Nullable String organisation, Instant since, List<Identity> identities, long others,
			List<Earlier> earlier) {

		public Face face() {
			return Face.of(this.name);
		}

	}

	/**
	 * @param proved whether they have shown that it is theirs
	 */
	public record Identity(String kind, String value, boolean proved) {

		private static final Pattern BREAKS = Pattern.compile("(?=@)|(?<=[.@_+-])(?=[^.@_+-])");

		/** Between which a long address may be broken. */
		public List<String> parts() {
			return List.of(BREAKS.split(this.value));
		}

	}

	public record Earlier(long number, String subject, String status) {
	}

}
