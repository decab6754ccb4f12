package dev.frontdesk.views;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.frontdesk.filters.ConditionEditor;
import dev.frontdesk.filters.ConditionEditors;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages show on which views are built and arranged. */
@Service
@Transactional(readOnly = true, noRollbackFor = InvalidFilter.class)
class ViewScreens {

	private static final int PREVIEWED = 5;

	private final Views views;

	private final SavedViews saved;

	private final TicketFilters filters;

	private final ConditionEditors editors;

	private final Columns columns;

	private final MessageSource messages;

	ViewScreens(Views views, SavedViews saved, TicketFilters filters, ConditionEditors editors, Columns columns,
			MessageSource messages) {
		this.columns = columns;
		this.messages = messages;
		this.views = views;
		this.saved = saved;
		this.filters = filters;
		this.editors = editors;
	}

	Editor editor(Reader.OfDesk me, ViewForm form, Map<String, String> errors, ZoneId zone, Locale reader) {
		ConditionEditor conditions = this.editors.personal(form.conditions(), errors, zone, reader);
		return new Editor(form, conditions, offered(reader), gone(me, form, reader), this.saved.teams(me),
				me.role() != Role.AGENT, errors, preview(me, form, zone, reader));
	}

	private Offered offered(Locale reader) {
		return new Offered(
				this.columns.orders()
					.stream()
					.map((one) -> new Offer(one.key(), one.label(this.messages, reader)))
					.toList(),
				this.columns.groupings()
					.stream()
					.map((one) -> new Offer(one.key(), one.label(this.messages, reader)))
					.toList(),
				Stream.of(Fact.values())
					.map((one) -> new Offer(one.key(), say("views.fact." + one.key(), reader)))
					.toList(),
				this.columns.fields()
					.stream()
					.map((one) -> new Offer(one.key(), one.label(this.messages, reader)))
					.toList());
	}

	private List<String> gone(Reader.OfDesk me, ViewForm form, Locale reader) {
		String key = form.key();
		return (key != null) ? this.columns.gone(this.saved.editable(me, key).look(), reader) : List.of();
	}

	private String say(String key, Locale reader) {
		return this.messages.getMessage(key, null, reader);
	}

	/** What it finds now; null while it says nothing sound. */
	private Views.@Nullable Preview preview(Reader.OfDesk me, ViewForm form, ZoneId zone, Locale reader) {
		try {
			TicketFilter filter = this.filters.checkPersonal(form.conditions().filter(this.filters, zone));
			return this.views.preview(me, filter, form.look(), PREVIEWED, reader);
		}
		catch (InvalidFilter ex) {
			return null;
		}
	}

	List<Place> places(Reader.OfDesk me, Locale reader) {
		List<Counts.Counted> all = this.views.counts(me, reader).views();
		List<View> views = all.stream().map(Counts.Counted::view).toList();
		List<TicketFilter> read = new ArrayList<>();
		for (View view : views) {
			read.add(filter(view));
		}
		List<String> sentences = this.filters.explain(read, reader);
		List<Place> places = new ArrayList<>();
		for (int i = 0; i < views.size(); i++) {
			View view = views.get(i);
			places.add(new Place(view, view.isSaved() ? sentences.get(i) : null, all.get(i).hidden(),
					i == 0 || views.get(i - 1).kind() != view.kind(),
					i == views.size() - 1 || views.get(i + 1).kind() != view.kind()));
		}
		return places;
	}

	private TicketFilter filter(View view) {
		View.Saved stored = view.saved();
		try {
			return (stored != null) ? this.filters.parse(stored.filter()) : TicketFilter.everything();
		}
		catch (InvalidFilter ex) {
			return new TicketFilter.Any(List.of());
		}
	}

	/**
	 * The editor as it stands.
	 *
	 * @param gone what the view was to show and admins took out of use
	 * @param everyone whether this reader may share with everyone
	 * @param preview what it finds now; null while it says nothing sound
	 */
	record Editor(ViewForm form, ConditionEditor conditions, Offered offered, List<String> gone,
			List<SavedViews.Team> teams, boolean everyone, Map<String, String> errors,
			Views.@Nullable Preview preview) {

		public @Nullable String error(String field) {
			return this.errors.get(field);
		}

		public String most() {
			return Integer.toString(Views.COUNTED - 1);
		}

		public boolean many() {
			return this.preview != null && this.preview.total() >= Views.COUNTED;
		}

	}

	/** What a list can be sorted and grouped by, and what its rows can say. */
	record Offered(List<Offer> orders, List<Offer> groupings, List<Offer> facts, List<Offer> fields) {
	}

	record Offer(String key, String label) {
	}

	/**
	 * A view in the list in which views are arranged.
	 *
	 * @param sentence what a saved view asks; null for others
	 * @param first whether it cannot move up
	 * @param last whether it cannot move down
	 */
	record Place(View view, @Nullable String sentence, boolean hidden, boolean first, boolean last) {
	}

}
