package dev.frontdesk.widgets;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The widgets of this workspace. */
@Service
@Transactional(readOnly = true)
public class Widgets {

	static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private static final int MOST = 100;

	private static final String SELECT = "select id, key, name, brand_id, market_id, allowed_origins, enabled, version,"
			+ " look, (select f.key from request_form f where f.id = form_id) as form from widget";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Files files;

	private final Audit audit;

	private final Clock clock;

	Widgets(JdbcClient jdbc, JsonMapper json, Files files, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.files = files;
		this.audit = audit;
		this.clock = clock;
	}

	public List<Widget> all() {
		return this.jdbc.sql(SELECT + " order by id").query(this::map).list();
	}

	/** Empty too for what can be no key, such as one that PostgreSQL would not take. */
	public Optional<Widget> byKey(String key) {
		if (!KEY.matcher(key).matches()) {
			return Optional.empty();
		}
		return this.jdbc.sql(SELECT + " where key = ?").param(key).query(this::map).optional();
	}

	public Optional<Widget> byId(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(this::map).optional();
	}

	/**
	 * One that visitors may write in.
	 * @throws UnknownWidget when there is none, or it is switched off
	 */
	public Widget open(String key) {
		return byKey(key).filter(Widget::enabled).orElseThrow(UnknownWidget::new);
	}

	/**
	 * Makes one.
	 * @param key what pages will name it by
	 * @throws InvalidText when the key is none, or taken
	 */
	@Transactional
	Widget add(Actor by, String key, WidgetDraft draft) {
		if (!KEY.matcher(key).matches() || WidgetKeys.RESERVED.contains(key)) {
			throw new InvalidText("key", "widgets.key.invalid");
		}
		if (this.jdbc.sql("select count(*) from widget").query(Integer.class).single() >= MOST) {
			throw WidgetRefused.tooMany(MOST);
		}
		int added = values(
				this.jdbc
					.sql("""
							insert into widget (key, name, brand_id, market_id, allowed_origins, form_id, logo_id, look, created_at)
							values (:key, :name, :brand, :market, :origins::text[], (select f.id from request_form f where f.key = :form),
								(select f.id from stored_file f where f.public_id = :logo), :look::jsonb, :now)
							on conflict (key) do nothing"""),
				draft)
			.param("key", key)
			.param("now", now())
			.update();
		if (added == 0) {
			throw new InvalidText("key", "widgets.key.taken");
		}
		this.audit.record(by, "widget.added", "widget", key, draft.name());
		return byKey(key).orElseThrow();
	}

	/**
	 * @param version of what the admin saw
	 * @throws WidgetRefused when someone saved it meanwhile
	 */
	@Transactional
	void change(Actor by, String key, int version, WidgetDraft draft) {
		@Nullable Long logo = logo(key);
		int changed = values(
				this.jdbc
					.sql("""
							update widget set name = :name, brand_id = :brand, market_id = :market, allowed_origins = :origins::text[],
								form_id = (select f.id from request_form f where f.key = :form),
								logo_id = (select f.id from stored_file f where f.public_id = :logo), look = :look::jsonb,
								version = version + 1
							where key = :key and version = :version"""),
				draft)
			.param("key", key)
			.param("version", version)
			.update();
		if (changed == 0) {
			throw WidgetRefused.changed();
		}
		if (logo != null) {
			this.files.eraseUnused(logo);
		}
		this.audit.record(by, "widget.changed", "widget", key, draft.name());
	}

	@Transactional
	void turn(Actor by, String key, boolean on) {
		if (this.jdbc.sql("update widget set enabled = ?, version = version + 1 where key = ? and enabled <> ?")
			.params(on, key, on)
			.update() > 0) {
			this.audit.record(by, on ? "widget.switched-on" : "widget.switched-off", "widget", key, "");
		}
	}

	/**
	 * Which pages may show a widget.
	 * @throws InvalidText when one is no origin such as {@code https://shop.example}
	 */
	@Transactional
	public void allow(Actor by, String key, List<String> origins) {
		String[] clean = origins.stream()
			.filter((origin) -> !origin.isBlank())
			.map((origin) -> Origins.typed("origins", origin))
			.distinct()
			.toArray(String[]::new);
		this.jdbc.sql("update widget set allowed_origins = ?, version = version + 1 where key = ?")
			.params(clean, key)
			.update();
		this.audit.record(by, "widget.origins-set", "widget", key, String.join(" ", clean));
	}

	/**
	 * What is asked before the first message.
	 * @param form its key; empty for nothing
	 */
	@Transactional
	public void ask(Actor by, String key, String form) {
		this.jdbc
			.sql("update widget set form_id = (select f.id from request_form f where f.key = ?), version = version + 1"
					+ " where key = ?")
			.params(form, key)
			.update();
		this.audit.record(by, "widget.form-set", "widget", key, form);
	}

	/** The picture that some widget shows to everyone. */
	public Optional<StoredFile> shownLogo(String publicId) {
		return this.files.find(publicId)
			.filter((file) -> this.jdbc.sql("select exists (select 1 from widget where logo_id = ?)")
				.param(file.id())
				.query(Boolean.class)
				.single());
	}

	private @Nullable Long logo(String key) {
		return this.jdbc.sql("select logo_id from widget where key = ? and logo_id is not null for update")
			.param(key)
			.query(Long.class)
			.optional()
			.orElse(null);
	}

	private JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, WidgetDraft draft) {
		return sql.param("name", draft.name())
			.param("brand", draft.brandId())
			.param("market", draft.marketId())
			.param("origins", draft.origins().toArray(String[]::new))
			.param("form", draft.form())
			.param("logo", draft.look().logo())
			.param("look", this.json.writeValueAsString(draft.look()));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private Widget map(ResultSet row, int number) throws SQLException {
		Array origins = row.getArray("allowed_origins");
		return new Widget(row.getLong("id"), row.getString("key"), row.getString("name"), row.getLong("brand_id"),
				row.getLong("market_id"), List.of((String[]) origins.getArray()), row.getString("form"),
				row.getBoolean("enabled"), this.json.readValue(row.getString("look"), Look.class),
				row.getInt("version"));
	}

}
