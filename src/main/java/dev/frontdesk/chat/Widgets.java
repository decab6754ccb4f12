package dev.frontdesk.chat;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.settings.LocalizedText;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The widgets of this workspace. */
@Service
@Transactional(readOnly = true)
public class Widgets {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private static final String SELECT = "select id, key, name, brand_id, market_id, allowed_origins, greeting,"
			+ " (select f.key from request_form f where f.id = form_id) as form from widget";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Audit audit;

	Widgets(JdbcClient jdbc, JsonMapper json, Audit audit) {
		this.jdbc = jdbc;
		this.json = json;
		this.audit = audit;
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

	/**
	 * Which pages may show a widget.
	 * @throws InvalidOrigin when one is no origin such as {@code https://shop.example}
	 */
	@Transactional
	public void allow(Actor by, String key, List<String> origins) {
		String[] clean = origins.stream()
			.map(String::strip)
			.filter((origin) -> !origin.isEmpty())
			.map(Widgets::origin)
			.distinct()
			.toArray(String[]::new);
		this.jdbc.sql("update widget set allowed_origins = ? where key = ?").params(clean, key).update();
		this.audit.record(by, "widget.origins-set", "widget", key, String.join(" ", clean));
	}

	@Transactional
	public void greet(Actor by, String key, LocalizedText greeting) {
		this.jdbc.sql("update widget set greeting = ?::jsonb where key = ?")
			.params(this.json.writeValueAsString(greeting), key)
			.update();
		this.audit.record(by, "widget.greeting-set", "widget", key, "");
	}

	/**
	 * What is asked before the first message.
	 * @param form its key; empty for nothing
	 */
	@Transactional
	public void ask(Actor by, String key, String form) {
		this.jdbc.sql("update widget set form_id = (select f.id from request_form f where f.key = ?) where key = ?")
			.params(form, key)
			.update();
		this.audit.record(by, "widget.form-set", "widget", key, form);
	}

	// What becomes part of a header may not be anything but scheme, host and port.
	private static String origin(String typed) {
		try {
			URI uri = URI.create(typed.replaceAll("/+$", "").toLowerCase(Locale.ROOT));
			boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
			String host = uri.getHost();
			if (!web || host == null || !uri.getRawPath().isEmpty() || uri.getRawQuery() != null
					|| uri.getRawFragment() != null || uri.getUserInfo() != null) {
				throw new InvalidOrigin(typed);
			}
			return uri.getScheme() + "://" + host + ((uri.getPort() < 0) ? "" : ":" + uri.getPort());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidOrigin(typed);
		}
	}

	private Widget map(ResultSet row, int number) throws SQLException {
		Array origins = row.getArray("allowed_origins");
		return new Widget(row.getLong("id"), row.getString("key"), row.getString("name"), row.getLong("brand_id"),
				row.getLong("market_id"), List.of((String[]) origins.getArray()),
				this.json.readValue(row.getString("greeting"), LocalizedText.class), row.getString("form"));
	}

}
