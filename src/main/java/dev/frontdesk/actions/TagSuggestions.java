package dev.frontdesk.actions;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.language.Words;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tags that go on from what is typed: of the latest tickets this agent may see, for tags
 * are free words, and those are the ones in use.
 */
@RestController
class TagSuggestions {

	private static final int LATEST = 20_000;

	private static final int MOST_TAGS = 3_000;

	private static final int MOST = 8;

	private final JdbcClient jdbc;

	// Asked at every key: what a minute ago was in use is so still
	private final Cache<Reader.OfDesk, List<Used>> known = Caffeine.newBuilder()
		.maximumSize(500)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	TagSuggestions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Those that begin so before those that only contain it, the most used first. */
	@GetMapping("/desk/tags")
	List<Offer> suggest(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String q) {
		String typed = Words.fold((q.length() > 50) ? q.substring(0, 50) : q).strip();
		return this.known.get(Reader.OfDesk.of(me), this::used)
			.stream()
			.filter((tag) -> tag.folded().startsWith(typed) || (typed.length() > 1 && tag.folded().contains(typed)))
			.sorted(Comparator.comparing((tag) -> !tag.folded().startsWith(typed)))
			.limit(MOST)
			.map((tag) -> new Offer(tag.name(), tag.tickets()))
			.toList();
	}

	private List<Used> used(Reader.OfDesk reader) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc
			.sql("select tag, count(*) from (select t.tags from ticket t where " + sees.sql()
					+ " order by t.last_message_at desc, t.id desc limit :latest) l, unnest(l.tags) as tag"
					+ " group by tag order by count(*) desc, tag limit :most")
			.params(sees.parameters())
			.param("latest", LATEST)
			.param("most", MOST_TAGS)
			.query((row, number) -> new Used(row.getString(1), Words.fold(row.getString(1)), row.getLong(2)))
			.list();
	}

	/**
	 * @param tickets how many of the latest have it
	 */
	record Offer(String word, long tickets) {
	}

	private record Used(String name, String folded, long tickets) {
	}

}
