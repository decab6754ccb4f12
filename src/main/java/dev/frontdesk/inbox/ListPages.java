package dev.frontdesk.inbox;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.search.Hit;
import dev.frontdesk.search.Results;
import dev.frontdesk.search.Search;
import dev.frontdesk.search.SearchRefused;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.views.Counts;
import dev.frontdesk.views.Look;
import dev.frontdesk.views.Order;
import dev.frontdesk.views.Row;
import dev.frontdesk.views.View;
import dev.frontdesk.views.Views;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The first two columns of the desk: the views, and what one of them or a search holds.
 */
@Component
class ListPages {

	/** Begins the key of what is no view but a search. */
	static final String SEARCH = "search:";

	private static final List<String> ORDERS = List.of("wait", "due", "last-message", "-last-message", "created",
			"-created", "updated", "priority", "number", "subject");

	private final Views views;

	private final Search search;

	private final MessageSource messages;

	ListPages(Views views, Search search, MessageSource messages) {
		this.views = views;
		this.search = search;
		this.messages = messages;
	}

	/** Of a view, or of a search where the key says so. */
	ModelAndView list(Reader.OfDesk reader, DeskPages.Where where, ZoneId zone, Locale locale) {
		String key = where.viewOrFirst();
		if (key.startsWith(SEARCH)) {
			return found(reader, key.substring(SEARCH.length()), where.cursor(), zone, locale);
		}
		Counts counts = this.views.counts(reader, locale);
		View view = counts.view(key);
		Views.Page page = this.views.page(reader, view, where.order(), where.cursor(), locale);
		return page(reader, counts, page.view(), where.cursor(), zone).addObject("usual", view.look().order())
			.addObject("orders", orders(view.look(), page.view().look(), locale))
			.addObject("sorted", told(page.view().look(), locale))
			.addObject("broken", page.broken())
			.addObject("lines", Line.of(page, locale))
			.addObject("next", page.next());
	}

	/**
	 * The usual ones, and by what its rows say: in words, by what an address asks for.
	 */
	private Map<String, String> orders(Look own, Look now, Locale locale) {
		Map<String, String> orders = new LinkedHashMap<>();
		orders.put(own.order(), told(own, locale));
		ORDERS.forEach((order) -> orders.put(order, this.messages.getMessage("views.sorted." + order, null, locale)));
		own.fields()
			.stream()
			.filter((field) -> field.ranked() != null)
			.map(Order.OfField::new)
			.forEach((order) -> orders.put(order.key(), order.told(true, this.messages, locale)));
		if (now.sorting() instanceof Order.OfField order) {
			orders.put("-" + order.key(), order.told(false, this.messages, locale));
		}
		return orders;
	}

	private String told(Look look, Locale locale) {
		return look.sorting().told(look.ascending(), this.messages, locale);
	}

	ModelAndView found(Reader.OfDesk reader, String q, @Nullable String cursor, ZoneId zone, Locale locale) {
		Counts counts = this.views.counts(reader, locale);
		View view = View.passing(SEARCH + q, "search.title");
		ModelAndView page = page(reader, counts, view, cursor, zone).addObject("q", q)
			.addObject("usual", view.look().order())
			.addObject("lines", List.of());
		if (q.isBlank()) {
			return page;
		}
		try {
			Results results = this.search.page(reader, q, zone, cursor, locale);
			List<Row> rows = this.views.rows(reader, results.hits().stream().map(Hit::ticketId).toList(), locale);
			return page.addObject("results", results)
				.addObject("lines", Line.of(rows, results.hits(), locale))
				.addObject("next", results.next());
		}
		catch (SearchRefused ex) {
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page.addObject("refused", this.messages.getMessage(ex.key(), ex.arguments(), locale));
		}
	}

	private static ModelAndView page(Reader.OfDesk reader, Counts counts, View view, @Nullable String cursor,
			ZoneId zone) {
		return new ModelAndView("inbox/desk").addObject("step", "list")
			.addObject("me", reader.agentId())
			.addObject("counts", counts)
			.addObject("view", view)
			.addObject("cursor", cursor)
			.addObject("zone", zone)
			.addObject("open", 0L);
	}

}
