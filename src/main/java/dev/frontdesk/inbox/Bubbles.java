package dev.frontdesk.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.drafts.Mentions;
import dev.frontdesk.shell.Quotes;
import dev.frontdesk.tickets.MessageCard;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Messages as a thread shows them, with their files and cards, in one statement. */
@Component
class Bubbles {

	private static final String MESSAGES = """
			select m.seq, m.author_kind, m.author_id, m.visibility, m.language, m.html, m.created_at, coalesce(a.name, nullif(w.name, '')) as author,
				case when m.deleted_at is not null then 'deleted' when m.redacted_at is not null then 'redacted'
					when m.edited_at is not null then 'edited' end as mark,
				m.home_ticket_id <> m.ticket_id as moved,
				(select json_agg(json_build_object('publicId', f.public_id, 'name', f.name, 'mediaType', f.media_type,
					'size', f.size) order by mf.position)
					from message_file mf join stored_file f on f.id = mf.file_id where mf.message_id = m.id) as files,
				(select json_agg(json_build_object('kind', k.kind, 'reference', k.reference) order by k.position)
					from message_card k where k.message_id = m.id) as cards,
				(select r.seq from ticket_reading r where r.ticket_id = :ticket and r.agent_id = :me) as read_to
			from message m left join agent a on m.author_kind = 'AGENT' and a.id = m.author_id
				left join customer w on m.author_kind = 'CUSTOMER' and w.id = m.author_id
			where m.ticket_id = :ticket and m.seq > :after and m.seq < :before
			order by\s""";

	private static final Pattern PICTURE = Pattern.compile("<img [^>]*?src=\"(/desk/tickets/[^\"]+)\"[^>]*>");

	private static final Pattern LINKED_PICTURE = Pattern.compile("<a [^>]*>(?:(?!</a>).)*?<img ", Pattern.DOTALL);

	private static final Pattern NAMED = Pattern.compile(" alt=\"\\s*[^\"\\s]");

	private static final TypeReference<List<Entry.Attachment>> FILES = new TypeReference<>() {
	};

	private static final TypeReference<List<Reference>> REFERENCES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final MessageSource messages;

	private final Map<String, MessageCard> cards;

	Bubbles(JdbcClient jdbc, JsonMapper json, MessageSource messages, List<MessageCard> cards) {
		this.jdbc = jdbc;
		this.json = json;
		this.messages = messages;
		this.cards = cards.stream().collect(Collectors.toMap(MessageCard::kind, Function.identity()));
	}

	Page page(Head head, long me, Stretch stretch, Choices choices, ZoneId zone, Locale locale) {
		List<Stored> found = new ArrayList<>(
				this.jdbc.sql(MESSAGES + (stretch.upwards() ? "m.seq desc" : "m.seq") + " limit :rows")
					.param("ticket", head.id())
					.param("me", me)
					.param("after", stretch.after())
					.param("before", stretch.before())
					.param("rows", stretch.rows())
					.query((row, number) -> stored(row))
					.list());
		boolean more = stretch.order() != Stretch.Order.ALL && found.size() > ThreadScreens.PAGE;
		List<Stored> taken = more ? found.subList(0, ThreadScreens.PAGE) : found;
		List<Stored> shown = stretch.upwards() ? taken.reversed() : taken;
		Map<Reference, Object> models = models(shown, locale);
		List<Entry.Bubble> bubbles = shown.stream()
			.map((stored) -> bubble(stored, head, me, choices, zone, models, locale))
			.toList();
		return new Page(bubbles, more, shown.isEmpty() ? 0 : shown.getFirst().readTo());
	}

	private Stored stored(ResultSet row) throws SQLException {
		String files = row.getString("files");
		String cards = row.getString("cards");
		return new Stored(row.getLong("seq"),
				new Actor(Actor.Kind.valueOf(row.getString("author_kind")), row.getObject("author_id", Long.class)),
				Visibility.valueOf(row.getString("visibility")), row.getString("language"), row.getString("html"),
				ThreadScreens.time(row, "created_at"), row.getString("author"),
				(files != null) ? this.json.readValue(files, FILES) : List.of(),
				(cards != null) ? this.json.readValue(cards, REFERENCES) : List.of(), row.getLong("read_to"),
				row.getString("mark"), row.getBoolean("moved"));
	}

	private Map<Reference, Object> models(Collection<Stored> shown, Locale locale) {
		Map<String, Set<String>> wanted = new HashMap<>();
		shown.stream()
			.flatMap((stored) -> stored.cards().stream())
			.forEach((card) -> wanted.computeIfAbsent(card.kind(), (kind) -> new TreeSet<>()).add(card.reference()));
		Map<Reference, Object> models = new HashMap<>();
		wanted.forEach((kind, references) -> {
			MessageCard owner = this.cards.get(kind);
			if (owner != null) {
				owner.models(references, locale)
					.forEach((reference, model) -> models.put(new Reference(kind, reference), model));
			}
		});
		return models;
	}

	private Entry.Bubble bubble(Stored stored, Head head, long me, Choices choices, ZoneId zone,
			Map<Reference, Object> models, Locale locale) {
		Actor author = stored.author();
		boolean ours = author.kind() != Actor.Kind.CUSTOMER;
		boolean mine = author.equals(Actor.agent(me));
		boolean there = !zone.getRules()
			.getOffset(stored.at())
			.equals(head.customerZone().getRules().getOffset(stored.at()));
		return new Entry.Bubble(stored.seq(), ours, stored.visibility() == Visibility.NOTE, mine, name(stored, locale),
				author.kind().name(), stored.at(), stored.language(), html(stored, head, choices, locale),
				stored.seq() <= head.customerSeen(), there, stored.files(), cards(stored, models), stored.mark(),
				stored.moved());
	}

	private String html(Stored stored, Head head, Choices choices, Locale locale) {
		String html = opening(RichText.withPictures(stored.html(), "/desk/tickets/" + head.number() + "/files/"),
				locale);
		if (stored.visibility() == Visibility.NOTE) {
			html = Mentions.marked(html, choices.agents().stream().map(Choices.Choice::name).toList());
		}
		return Quotes.folded(html, this.messages.getMessage("shell.quoted", null, locale));
	}

	/** Pictures in the text lead to themselves, unless they lead elsewhere already. */
	private String opening(String html, Locale locale) {
		if (!html.contains("<img ") || LINKED_PICTURE.matcher(html).find()) {
			return html;
		}
		String open = this.messages.getMessage("inbox.picture.open", null, locale);
		return PICTURE.matcher(html).replaceAll((picture) -> {
			boolean named = NAMED.matcher(picture.group()).find();
			return Matcher.quoteReplacement("<a class=\"picture\" target=\"_blank\" href=\"" + picture.group(1) + "\""
					+ (named ? "" : " aria-label=\"" + HtmlUtils.htmlEscape(open) + "\"") + ">" + picture.group()
					+ "</a>");
		});
	}

	private String name(Stored stored, Locale locale) {
		String name = stored.name();
		return (name != null) ? name : this.messages.getMessage("inbox.by." + stored.author().kind(), null, locale);
	}

	private List<Entry.Card> cards(Stored stored, Map<Reference, Object> models) {
		List<Entry.Card> shown = new ArrayList<>();
		for (Reference reference : stored.cards()) {
			Object model = models.get(reference);
			MessageCard owner = this.cards.get(reference.kind());
			if (owner != null && model != null) {
				shown.add(new Entry.Card(owner.template(), model));
			}
		}
		return shown;
	}

	/**
	 * @param bubbles oldest first
	 * @param more whether there are more in the direction that was asked for
	 * @param readTo how far the reader had come; 0 for a thread not read before
	 */
	record Page(List<Entry.Bubble> bubbles, boolean more, long readTo) {

		long last() {
			return this.bubbles.getLast().seq();
		}

		long first() {
			return this.bubbles.getFirst().seq();
		}

	}

	private record Reference(String kind, String reference) {
	}

	private record Stored(long seq, Actor author, Visibility visibility, String language, String html, Instant at,
			@Nullable String name, List<Entry.Attachment> files, List<Reference> cards, long readTo,
			@Nullable String mark, boolean moved) {
	}

}
