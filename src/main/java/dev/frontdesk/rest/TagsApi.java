package dev.frontdesk.rest;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which tags there are, and what tickets can be about, for programs. */
@RestController
class TagsApi {

	/** Tags are free words: those of the latest tickets are those in use. */
	private static final int LATEST = 20_000;

	private final JdbcClient jdbc;

	private final Cursors cursors;

	TagsApi(JdbcClient jdbc, Cursors cursors) {
		this.jdbc = jdbc;
		this.cursors = cursors;
	}

	@GetMapping("/api/v1/tags")
	@Needs(Scope.TICKETS_READ)
	@Tag(name = "Tags")
	@Operation(summary = "List the tags of the latest 20,000 tickets one may see, with how many have them")
	Page<Used> tags(@AuthenticationPrincipal SignedInAgent me, @RequestParam(required = false) @Nullable String cursor,
			@RequestParam(defaultValue = "50") int limit) {
		Reader.Predicate sees = Reader.OfDesk.of(me).sees();
		int size = Page.size(limit);
		List<Used> found = this.jdbc
			.sql("select tag as name, count(*) as tickets from (select t.tags from ticket t where " + sees.sql()
					+ " order by t.last_message_at desc, t.id desc limit :latest) l, unnest(l.tags) as tag"
					+ " where tag > :after group by tag order by tag limit :rows")
			.params(sees.parameters())
			.param("latest", LATEST)
			.param("after", (cursor != null) ? this.cursors.open("tags", cursor).getFirst() : "")
			.param("rows", size + 1)
			.query(Used.class)
			.list();
		return Page.of(found, size, (last) -> this.cursors.seal("tags", last.name()));
	}

	@GetMapping("/api/v1/categories")
	@Needs(Scope.DESK_READ)
	@Tag(name = "Categories")
	@Operation(summary = "List what tickets can be about: a tree, parents by their ids")
	List<CategoryDocument> categories(Locale locale) {
		return this.jdbc
			.sql("select id, key, coalesce(name ->> :language, name ->> 'en', key) as name, parent_id as parent"
					+ " from category order by id")
			.param("language", locale.getLanguage())
			.query(CategoryDocument.class)
			.list();
	}

	record Used(String name, long tickets) {
	}

	/**
	 * @param parent null at the top
	 */
	record CategoryDocument(long id, String key, String name, @Nullable Long parent) {
	}

}
