package dev.frontdesk.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.language.Languages;
import dev.frontdesk.shell.Face;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Who writes: name, local time, language, tier, addresses and earlier tickets. */
@Component
class CustomerPanel implements TicketPanel {

	private static final String CUSTOMER = """
			(select json_build_object('name', c.name, 'timeZone', c.time_zone, 'language', t.language, 'tier', c.tier,
				'organisation', o.name, 'since', c.created_at,
				'verified', exists (select 1 from visit v join visitor u on u.id = v.visitor_id
					where v.ticket_id = t.id and u.customer_id = c.id and u.verified),
				'chatting', t.channel = 'CHAT',
				'attributes', coalesce((select json_agg(json_build_object('key', a.key, 'value', a.value,
					'verified', a.verified) order by a.key)
					from customer_attribute a where a.customer_id = c.id), '[]'),
				'identities', coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value,
					'proved', i.verified_at is not null) order by i.verified_at nulls last, i.id)
					from customer_identity i where i.customer_id = c.id), '[]'),
				'others', (select count(*) from ticket n where n.customer_id = c.id and n.id <> t.id and n.shelf = 'DESK'
					and not exists (select 1 from team v where v.id = n.team_id and v.confidential)),
				'earlier', coalesce((select json_agg(e order by e.id desc) from (
					select n.number, n.subject, n.status, n.id from ticket n
					where n.customer_id = c.id and n.id <> t.id and n.shelf = 'DESK'
					and not exists (select 1 from team v where v.id = n.team_id and v.confidential)
					order by n.id desc limit 5) e), '[]'))
			from customer c left join organisation o on o.id = c.organisation_id where c.id = t.customer_id)""";

	private final JsonMapper json;

	private final Clock clock;

	CustomerPanel(JsonMapper json, Clock clock) {
		this.json = json;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 100;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return CUSTOMER;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		Stored stored = this.json.readValue(shown, Stored.class);
		ZoneId there = ZoneId.of(stored.timeZone());
		return Optional.of(new Panel("inbox/about :: customer",
				new Person(stored.name(), this.clock.instant(), there, city(there, page.reader()),
						Languages.name(stored.language(), page.reader()), stored.tier(), stored.organisation(),
						stored.since(), stored.trust(), stored.attributes(), stored.identities(), stored.others(),
						stored.earlier())));
	}

	// "Asia/Bangkok" is Bangkok; a bare offset or Etc zone has no city
	private static String city(ZoneId zone, Locale reader) {
		String id = zone.getId();
		int slash = id.lastIndexOf('/');
		return (slash < 0 || id.startsWith("Etc/")) ? zone.getDisplayName(TextStyle.SHORT, reader)
				: id.substring(slash + 1).replace('_', ' ');
	}

	private record Stored(String name, String timeZone, String language, String tier, @Nullable String organisation,
			Instant since, boolean verified, boolean chatting, List<Said> attributes, List<Identity> identities,
			long others, List<Earlier> earlier) {

		// Who has said nothing of themselves needs no warning
		@Nullable Boolean trust() {
			boolean claims = !this.attributes.isEmpty() || !this.name.isEmpty();
			return this.verified ? Boolean.TRUE : (this.chatting && claims) ? Boolean.FALSE : null;
		}

	}

	/**
	 * @param verified whether the company vouches for who wrote this ticket; null where
	 * nothing is claimed
	 * @param others how many other tickets they have on the desk
	 */
	public record Person(String name, Instant now, ZoneId zone, String city, String language, String tier,
			@Nullable String organisation, Instant since, @Nullable Boolean verified, List<Said> attributes,
			List<Identity> identities, long others, List<Earlier> earlier) {

		/** What the company signed, or what anyone could have said. */
		public List<Said> said(boolean signed) {
			return this.attributes.stream().filter((one) -> one.verified() == signed).toList();
		}

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

	/**
	 * What the website says of them.
	 *
	 * @param value a text, a number, true or false
	 */
	public record Said(String key, Object value, boolean verified) {

		public boolean flag() {
			return this.value instanceof Boolean;
		}

	}

	public record Earlier(long number, String subject, String status) {
	}

}
