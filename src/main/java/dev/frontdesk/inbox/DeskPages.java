package dev.frontdesk.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.drafts.Along;
import dev.frontdesk.drafts.Draft;
import dev.frontdesk.drafts.Drafts;
import dev.frontdesk.drafts.Previews;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.views.View;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts the columns of the desk together. */
@Component
class DeskPages {

	private final ListPages lists;

	private final ThreadScreens threads;

	private final Colleagues colleagues;

	private final Drafts drafts;

	private final Along along;

	private final Previews previews;

	private final Clock clock;

	DeskPages(ListPages lists, ThreadScreens threads, Colleagues colleagues, Drafts drafts, Along along,
			Previews previews, Clock clock) {
		this.along = along;
		this.previews = previews;
		this.lists = lists;
		this.threads = threads;
		this.colleagues = colleagues;
		this.drafts = drafts;
		this.clock = clock;
	}

	/** The views alone, on a phone the first of three steps. */
	ModelAndView views(SignedInAgent me, Locale locale) {
		return list(me, Where.in(View.FIRST), locale).addObject("step", "views");
	}

	ModelAndView list(SignedInAgent me, Where where, Locale locale) {
		return drafted(me, this.lists.list(Reader.OfDesk.of(me), where, this.colleagues.zoneOf(me.id()), locale));
	}

	ModelAndView found(SignedInAgent me, String q, @Nullable String cursor, Locale locale) {
		return drafted(me, this.lists.found(Reader.OfDesk.of(me), q, cursor, this.colleagues.zoneOf(me.id()), locale));
	}

	private ModelAndView drafted(SignedInAgent me, ModelAndView page) {
		List<Long> listed = listed(page);
		return listed.isEmpty() ? page : begun(page, me.id(), this.drafts.desk(me.id(), 0, listed));
	}

	/** The rows in which this agent has begun to write. */
	private static ModelAndView begun(ModelAndView page, long agentId, List<Draft> drafts) {
		return page.addObject("drafted",
				drafts.stream()
					.filter((draft) -> draft.agentId() == agentId && !draft.scheduled() && !draft.isEmpty())
					.map(Draft::ticketId)
					.collect(Collectors.toSet()));
	}

	private static List<Long> listed(ModelAndView page) {
		return (page.getModel().get("lines") instanceof List<?> lines)
				? lines.stream().filter(Line.class::isInstance).map((line) -> ((Line) line).row().id()).toList()
				: List.of();
	}

	/** All columns, one of them a thread. */
	ModelAndView thread(SignedInAgent me, long number, Where where, Locale locale) {
		Screen screen = screen(me, number, where, locale);
		return thread(this.lists.list(Reader.OfDesk.of(me), where, screen.zone(), locale), screen).addObject("undo",
				Undo.parse(where.undo()));
	}

	/** The thread's column alone. */
	ModelAndView threadOnly(SignedInAgent me, long number, Where where, Locale locale) {
		Screen screen = screen(me, number, where, locale);
		ModelAndView page = new ModelAndView("inbox/thread :: thread").addObject("view",
				Map.of("key", where.viewOrFirst()));
		return thread(page, screen);
	}

	/** What came after a place, and what the change made of the rest. */
	ModelAndView news(SignedInAgent me, long number, long after, Where where, Locale locale) {
		Screen screen = this.threads.since(Reader.OfDesk.of(me), number, after, locale);
		return new ModelAndView("inbox/thread :: news").addObject("screen", screen)
			.addObject("head", screen.head())
			.addObject("zone", screen.zone())
			.addObject("waiting",
					Waiting.of(this.drafts.beside(me.id(), screen.head().id()), screen, this.along, this.previews))
			.addObject("view", Map.of("key", where.viewOrFirst()));
	}

	private Screen screen(SignedInAgent me, long number, Where where, Locale locale) {
		Long at = where.at();
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		return (at != null) ? this.threads.around(reader, number, at, locale)
				: this.threads.screen(reader, number, where.before(), locale);
	}

	private ModelAndView thread(ModelAndView page, Screen screen) {
		long ticketId = screen.head().id();
		List<Draft> all = this.drafts.desk(screen.me(), ticketId, listed(page));
		List<Draft> drafts = all.stream().filter((draft) -> draft.ticketId() == ticketId).toList();
		return begun(page, screen.me(), all).addObject("step", "thread")
			.addObject("screen", screen)
			.addObject("newer", screen.newerThan())
			.addObject("head", screen.head())
			.addObject("zone", screen.zone())
			.addObject("composer", Composer.of(screen.head(), drafts, screen.zone(), this.clock.instant()))
			.addObject("waiting", Waiting.of(all, screen, this.along, this.previews))
			.addObject("copies", screen.head().copies())
			.addObject("open", screen.head().number());
	}

	/**
	 * Where in the desk a request comes from, so that its answer leaves the list as it
	 * was.
	 *
	 * @param at a place in the thread that is to be seen
	 * @param undo an {@link Undo}, as the address carries it
	 */
	record Where(@Nullable String view, @Nullable String order, @Nullable String cursor, @Nullable Long before,
			@Nullable Long at, @Nullable String undo) {

		// A page of the list without a place in it asks for "cursor=", which is the first
		Where {
			order = given(order);
			cursor = given(cursor);
		}

		static @Nullable String given(@Nullable String typed) {
			return (typed != null && !typed.isBlank()) ? typed : null;
		}

		static Where in(@Nullable String view) {
			return new Where(view, null, null, null, null, null);
		}

		String viewOrFirst() {
			return (this.view != null && !this.view.isBlank()) ? this.view : View.FIRST;
		}

	}

}
