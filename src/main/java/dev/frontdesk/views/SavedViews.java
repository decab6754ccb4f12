package dev.frontdesk.views;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The views people build, who has them, and how each arranges the list of views. */
@Service
@Transactional
public class SavedViews {

	private static final int MOST = 100;

	/** Fields a row can say: each is looked up. */
	private static final int MOST_FIELDS = 12;

	private static final Duration RESTORABLE = Duration.ofDays(30);

	private static final String MEMBER = """
			exists (select 1 from saved_view_team s join team_member m on m.team_id = s.team_id
				where s.view_id = w.id and m.agent_id = :me)""";

	/** Leads and admins see what is shared anywhere: they tidy up. */
	private static final String HAS = "(w.owner_id = :me or w.audience = 'EVERYONE' or w.audience = 'TEAMS' and (:lead or "
			+ MEMBER + "))";

	/** All of it as one JSON value, so that it comes along with the counts. */
	static final String ARRANGED = """
			(select json_build_object('saved', coalesce((select json_agg(json_build_object('id', w.id, 'key', w.key,
					'name', w.name, 'owner', w.owner_id, 'audience', w.audience, 'filter', w.filter::text,
					'facts', w.facts, 'sorting', w.sorting, 'ascending', w.ascending, 'grouping', w.grouping,
					'version', w.version)) from saved_view w where w.deleted_at is null and %s), '[]'::json),
				'places', coalesce((select json_agg(json_build_object('key', p.view_key, 'position', p.position,
					'hidden', p.hidden)) from view_place p where p.agent_id = :me), '[]'::json))::text)"""
		.formatted(HAS);

	private final SavedViewRepository views;

	private final TicketFilters filters;

	private final Columns columns;

	private final Audit audit;

	private final JsonMapper json;

	private final JdbcClient jdbc;

	private final Clock clock;

	SavedViews(SavedViewRepository views, TicketFilters filters, Columns columns, Audit audit, JsonMapper json,
			JdbcClient jdbc, Clock clock) {
		this.views = views;
		this.columns = columns;
		this.filters = filters;
		this.audit = audit;
		this.json = json;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Every saved view of a reader, and how they arranged all of theirs. */
	@Transactional(readOnly = true)
	Arrangement arrangement(Reader.OfDesk reader) {
		return read(this.jdbc.sql("select " + ARRANGED)
			.param("me", reader.agentId())
			.param("lead", reader.role() != Role.AGENT)
			.query(String.class)
			.single(), reader);
	}

	/** Reads what {@link #ARRANGED} yields. */
	Arrangement read(String arranged, Reader.OfDesk reader) {
		JsonNode root = this.json.readTree(arranged);
		List<View> saved = new ArrayList<>();
		root.get("saved").forEach((one) -> saved.add(view(one, reader)));
		Map<String, Integer> places = new HashMap<>();
		Set<String> hidden = new HashSet<>();
		root.get("places").forEach((one) -> {
			String key = one.get("key").asString();
			places.put(key, one.get("position").asInt());
			if (one.get("hidden").asBoolean()) {
				hidden.add(key);
			}
		});
		return new Arrangement(List.copyOf(saved), Map.copyOf(places), Set.copyOf(hidden));
	}

	private View view(JsonNode one, Reader.OfDesk reader) {
		List<String> columns = new ArrayList<>();
		one.get("facts").forEach((column) -> columns.add(column.asString()));
		JsonNode grouping = one.get("grouping");
		Look look = this.columns.look(new Look.Stored(columns, one.get("sorting").asString(),
				one.get("ascending").asBoolean(), grouping.isNull() ? null : grouping.asString()));
		boolean editable = one.get("owner").asLong() == reader.agentId() || reader.role() != Role.AGENT;
		return new View(one.get("key").asString(), null, one.get("name").asString(), BuiltIn.BEHIND_ALL + 1,
				View.Kind.SAVED, look, new View.Saved(one.get("id").asLong(), one.get("version").asInt(),
						one.get("filter").asString(), Audience.valueOf(one.get("audience").asString()), editable));
	}

	/**
	 * A new view.
	 * @return its key
	 * @throws dev.frontdesk.filters.InvalidFilter when it asks for nonsense
	 * @throws ViewRefused when it may not be shared so
	 */
	public String add(Reader.OfDesk by, ViewDraft draft) {
		long count = this.jdbc.sql("select count(*) from saved_view where owner_id = ? and deleted_at is null")
			.param(by.agentId())
			.query(Long.class)
			.single();
		if (count >= MOST) {
			throw ViewRefused.input("form", "views.refused.too-many", MOST);
		}
		SavedView view = new SavedView(by.agentId(), nameOf(draft), filterOf(draft), lookOf(draft),
				this.clock.instant());
		view.share(draft.audience(), teamsOf(by, draft));
		this.views.save(view);
		this.views.flush();
		record(by, "view.added", view);
		return view.key();
	}

	/**
	 * Says it anew.
	 * @param version the one that was edited
	 * @throws ViewRefused when someone else saved it since, or it may not be shared so
	 */
	void change(Reader.OfDesk by, String key, int version, ViewDraft draft) {
		SavedView view = editable(by, key);
		if (view.version() != version) {
			throw ViewRefused.changed();
		}
		view.say(nameOf(draft), filterOf(draft), lookOf(draft), this.clock.instant());
		view.share(draft.audience(), teamsOf(by, draft));
		this.views.flush();
		record(by, "view.changed", view);
	}

	/** One's own copy of a view one has. */
	String copy(Reader.OfDesk by, View of, String name) {
		View.Saved saved = of.saved();
		if (saved == null) {
			throw new ViewNotFound();
		}
		return add(by, new ViewDraft(name, this.filters.parse(saved.filter()), of.look(), Audience.ME, Set.of()));
	}

	void delete(Reader.OfDesk by, String key) {
		SavedView view = editable(by, key);
		view.delete(this.clock.instant());
		record(by, "view.deleted", view);
	}

	void restore(Reader.OfDesk by, String key) {
		SavedView view = this.views.findByKey(key).filter((one) -> mayEdit(by, one)).orElseThrow(ViewNotFound::new);
		if (view.deleted()) {
			view.restore();
			record(by, "view.restored", view);
		}
	}

	/** What this reader could bring back. */
	@Transactional(readOnly = true)
	List<Deleted> restorable(Reader.OfDesk by) {
		return this.jdbc.sql("""
				select key, name from saved_view w where w.deleted_at > :since and w.owner_id = :me
				order by w.deleted_at desc limit 5""")
			.param("since", this.clock.instant().minus(RESTORABLE).atOffset(java.time.ZoneOffset.UTC))
			.param("me", by.agentId())
			.query(Deleted.class)
			.list();
	}

	@Transactional(readOnly = true)
	SavedView editable(Reader.OfDesk by, String key) {
		return this.views.findByKey(key)
			.filter((view) -> !view.deleted() && mayEdit(by, view))
			.orElseThrow(ViewNotFound::new);
	}

	/** Others' personal views are theirs alone. */
	private static boolean mayEdit(Reader.OfDesk by, SavedView view) {
		return view.ownerId() == by.agentId() || (by.role() != Role.AGENT && view.audience() != Audience.ME);
	}

	/** One place up or down among those it stands with. */
	void move(Reader.OfDesk by, List<View> inOrder, String key, boolean up) {
		List<View> order = new ArrayList<>(inOrder);
		int at = -1;
		for (int i = 0; i < order.size(); i++) {
			at = order.get(i).key().equals(key) ? i : at;
		}
		int other = at + (up ? -1 : 1);
		if (at < 0) {
			throw new ViewNotFound();
		}
		if (other < 0 || other >= order.size() || order.get(other).kind() != order.get(at).kind()) {
			return;
		}
		Collections.swap(order, at, other);
		this.jdbc.sql("""
				insert into view_place (agent_id, view_key, position)
				select :me, k.key, k.place from unnest(:keys::text[]) with ordinality as k (key, place)
				on conflict (agent_id, view_key) do update set position = excluded.position""")
			.param("me", by.agentId())
			.param("keys", order.stream().map(View::key).toArray(String[]::new))
			.update();
	}

	void hide(Reader.OfDesk by, View view, boolean hidden) {
		this.jdbc.sql("""
				insert into view_place (agent_id, view_key, position, hidden) values (:me, :key, :place, :hidden)
				on conflict (agent_id, view_key) do update set hidden = excluded.hidden""")
			.param("me", by.agentId())
			.param("key", view.key())
			.param("place", Arrangement.BEHIND)
			.param("hidden", hidden)
			.update();
	}

	private void record(Reader.OfDesk by, String action, SavedView view) {
		this.audit.record(Actor.agent(by.agentId()), action, "view", view.id(), view.name());
	}

	private static String nameOf(ViewDraft draft) {
		return Texts.line("name", draft.name(), 80);
	}

	private static Look lookOf(ViewDraft draft) {
		if (draft.look().fields().size() > MOST_FIELDS) {
			throw ViewRefused.input("facts", "views.refused.too-many-fields", MOST_FIELDS);
		}
		return draft.look();
	}

	private String filterOf(ViewDraft draft) {
		return this.filters.print(this.filters.checkPersonal(draft.filter()));
	}

	private Set<Long> teamsOf(Reader.OfDesk by, ViewDraft draft) {
		boolean lead = by.role() != Role.AGENT;
		if (draft.audience() == Audience.EVERYONE && !lead) {
			throw ViewRefused.input("audience", "views.refused.everyone");
		}
		if (draft.audience() != Audience.TEAMS) {
			return Set.of();
		}
		Set<Long> known = teams(by).stream().map(Team::id).collect(java.util.stream.Collectors.toSet());
		if (draft.teams().isEmpty()) {
			throw ViewRefused.input("teams", "views.refused.no-team");
		}
		if (!known.containsAll(draft.teams())) {
			throw ViewRefused.input("teams", "views.refused.foreign-team");
		}
		return draft.teams();
	}

	/** With whom a reader may share: their own teams, leads and admins with any. */
	@Transactional(readOnly = true)
	List<Team> teams(Reader.OfDesk by) {
		return this.jdbc.sql("""
				select v.id, coalesce(v.name ->> :language, v.name ->> 'en', v.key) as name from team v
				where :lead or exists (select 1 from team_member m where m.team_id = v.id and m.agent_id = :me)
				order by 2, 1""")
			.param("language", org.springframework.context.i18n.LocaleContextHolder.getLocale().getLanguage())
			.param("lead", by.role() != Role.AGENT)
			.param("me", by.agentId())
			.query(Team.class)
			.list();
	}

	record Team(long id, String name) {
	}

	record Deleted(String key, String name) {
	}

	/**
	 * How one reader arranged the views.
	 *
	 * @param saved all the saved ones they have
	 */
	record Arrangement(List<View> saved, Map<String, Integer> places, Set<String> hidden) {

		/** What nobody moved stands behind what was moved, in its own order. */
		static final int BEHIND = 10_000;

		boolean hides(String key) {
			return this.hidden.contains(key);
		}

		int place(View view) {
			Integer place = this.places.get(view.key());
			int kind = view.kind().place() * 1_000_000;
			return kind + ((place != null && place != BEHIND) ? place : BEHIND + view.order());
		}

	}

}
