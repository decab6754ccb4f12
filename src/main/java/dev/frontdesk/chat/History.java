package dev.frontdesk.chat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.frontdesk.chat.Threads.Brief;
import dev.frontdesk.language.Stems;
import dev.frontdesk.language.Words;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.web.Cursors;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A visitor's own conversations: all of them by pages, or those with certain words. */
@Service
@Transactional(readOnly = true)
public class History {

	private static final int PAGE = 20;

	private static final int MOST_WORDS = 8;

	private static final int AROUND = 60;

	private static final String LIST = "chat.history";

	// First what is theirs, which is little; never the words of everybody
	private static final String SEARCH = """
			with own as materialized (select t.id, t.public_id, t.subject, s.id as survivor, s.status, s.last_message_at
				from visit v join ticket t on t.id = v.ticket_id join ticket s on s.id = ticket_survivor(t.id)
				where %s and t.shelf <> 'TRASH' order by t.id desc limit 500)
			select distinct on (own.id) own.public_id, own.subject, own.status, own.last_message_at, h.seq, h.text
			from own left join lateral (select m.seq, m.text from message m join message_words w on w.message_id = m.id
				where m.ticket_id = own.survivor and w.words @@ :words::tsquery and %s order by m.seq desc limit 1) h on true
			where h.seq is not null or exists (select 1 from subject_words b where b.ticket_id = own.id
				and b.words @@ :words::tsquery)""";

	private final Visitors visitors;

	private final Sessions sessions;

	private final Threads threads;

	private final StatusWords words;

	private final Cursors cursors;

	History(Visitors visitors, Sessions sessions, Threads threads, StatusWords words, Cursors cursors) {
		this.visitors = visitors;
		this.sessions = sessions;
		this.threads = threads;
		this.words = words;
		this.cursors = cursors;
	}

	/**
	 * Open ones first, then the latest.
	 * @param cursor from the page before; null for the first
	 * @throws dev.frontdesk.web.InvalidRequest when we never gave it to this visitor
	 */
	public Page page(HttpServletRequest request, @Nullable String cursor, Locale reader) {
		Visitor visitor = visitor(request).orElse(null);
		if (visitor == null) {
			return new Page(List.of(), null);
		}
		String list = LIST + ' ' + visitor.publicId();
		List<Brief> found = this.sessions.threads(visitor,
				(cursor != null) ? place(this.cursors.open(list, cursor)) : null, PAGE + 1);
		List<Brief> shown = found.stream().limit(PAGE).toList();
		Brief last = (found.size() > PAGE) ? shown.getLast() : null;
		return new Page(shown.stream().map((one) -> entry(one, reader)).toList(),
				(last == null) ? null : this.cursors.seal(list, last.open(), last.lastMessageAt(), last.id()));
	}

	private static Brief place(List<String> place) {
		return new Brief(Long.parseLong(place.get(2)), "", "", Status.OPEN, OffsetDateTime.parse(place.get(1)), 0,
				Boolean.parseBoolean(place.get(0)));
	}

	/**
	 * Where all the words are in one message or in the subject; the last may be begun
	 * only.
	 */
	public List<Found> search(HttpServletRequest request, String typed, Locale reader) {
		List<Words.Word> sought = Words.placed(typed).stream().limit(MOST_WORDS).toList();
		Visitor visitor = visitor(request).orElse(null);
		if (visitor == null || sought.isEmpty()) {
			return List.of();
		}
		Set<String> stems = sought.stream()
			.flatMap((word) -> stems(word, reader).stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		String query = sought.stream().map((word) -> either(word, reader)).collect(Collectors.joining(" & "));
		Map<String, Found> found = new LinkedHashMap<>();
		for (Visitor self : this.visitors.selves(visitor)) {
			Reader.Predicate reads = Threads.reads(self.customerId());
			this.threads.theirs(self, SEARCH.formatted(Threads.THEIRS, reads.sql()))
				.params(reads.parameters())
				.param("words", query)
				.query((row) -> {
					String text = row.getString("text");
					String said = (text != null) ? text : "";
					found.putIfAbsent(row.getString("public_id"),
							new Found(row.getString("public_id"), row.getString("subject"),
									this.words.of(Status.valueOf(row.getString("status")), reader),
									row.getObject("last_message_at", OffsetDateTime.class), row.getLong("seq"),
									pieces(said, sought, stems, reader)));
				});
		}
		return found.values().stream().sorted(Comparator.comparing(Found::at).reversed()).limit(PAGE).toList();
	}

	private static Set<String> stems(Words.Word word, Locale reader) {
		Set<String> stems = new LinkedHashSet<>(Stems.of(word, reader.getLanguage()));
		stems.addAll(Stems.of(word, "en"));
		stems.removeIf((stem) -> (stem.length() - Stems.MARK.length()) * 2 < word.folded().length());
		return stems;
	}

	// As somebody types: what begins so is meant
	private static String either(Words.Word word, Locale reader) {
		List<String> either = new ArrayList<>(List.of(quoted(word.folded()) + ":*"));
		stems(word, reader).forEach((stem) -> either.add(quoted(stem)));
		return either.stream().collect(Collectors.joining(" | ", "(", ")"));
	}

	private static String quoted(String word) {
		return '\'' + word.replace("\\", "\\\\").replace("'", "''") + '\'';
	}

	/** The words around the first hit: every second piece is one. */
	private static List<String> pieces(String text, List<Words.Word> sought, Set<String> stems, Locale reader) {
		List<Words.Word> hits = Words.placed(text)
			.stream()
			.filter((word) -> sought.stream().anyMatch((one) -> word.folded().startsWith(one.folded()))
					|| stems(word, reader).stream().anyMatch(stems::contains))
			.toList();
		int from = hits.isEmpty() ? 0 : whole(text, Math.max(0, hits.getFirst().start() - AROUND));
		int to = whole(text, Math.min(text.length(), from + 3 * AROUND));
		List<String> pieces = new ArrayList<>();
		int at = from;
		for (Words.Word hit : hits) {
			if (hit.end() <= to) {
				pieces.add(((at == from && from > 0) ? "…" : "") + text.substring(at, hit.start()));
				pieces.add(text.substring(hit.start(), hit.end()));
				at = hit.end();
			}
		}
		pieces.add(text.substring(at, to) + ((to < text.length()) ? "…" : ""));
		return List.copyOf(pieces);
	}

	// Never between the halves of one character
	private static int whole(String text, int at) {
		return (at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))) ? at - 1 : at;
	}

	private Optional<Visitor> visitor(HttpServletRequest request) {
		ForeignOrigin.refuse(request);
		String token = ChatApi.token(request.getHeader(HttpHeaders.AUTHORIZATION));
		Optional<Visitor> visitor = this.visitors.byToken(token);
		if (visitor.isEmpty() && this.visitors.isOver(token)) {
			throw new NoToken();
		}
		return visitor;
	}

	private Entry entry(Brief one, Locale reader) {
		return new Entry(one.publicId(), one.subject(), this.words.of(one.status(), reader), one.lastMessageAt(),
				one.unread(), one.open());
	}

	/**
	 * @param next the cursor of the next page; null on the last
	 */
	public record Page(List<Entry> threads, @Nullable String next) {
	}

	public record Entry(String publicId, String subject, String status, OffsetDateTime at, int unread, boolean open) {
	}

	/**
	 * @param seq the place of the message; 0 where the words are in the subject
	 * @param pieces of its text, of which every second was looked for
	 */
	public record Found(String publicId, String subject, String status, OffsetDateTime at, long seq,
			List<String> pieces) {
	}

}
