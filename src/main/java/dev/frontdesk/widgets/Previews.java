package dev.frontdesk.widgets;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.web.PublicId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins have typed and not saved, shown as it would be; each sees their own. */
@Service
@Transactional
public class Previews {

	/** Names no widget, so that nothing can be sent from a preview. */
	static final String KEY = "preview";

	private static final Duration KEPT = Duration.ofMinutes(30);

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Files files;

	private final Clock clock;

	Previews(JdbcClient jdbc, JsonMapper json, Files files, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.files = files;
		this.clock = clock;
	}

	/** Its id; what anyone looked at before goes after a while. */
	String keep(long agentId, WidgetDraft draft) {
		forget();
		String id = PublicId.next();
		this.jdbc
			.sql("""
					insert into widget_preview (public_id, agent_id, draft, logo_id, at)
					values (:id, :agent, :draft::jsonb, (select f.id from stored_file f where f.public_id = :logo), :now)""")
			.param("id", id)
			.param("agent", agentId)
			.param("draft", this.json.writeValueAsString(draft))
			.param("logo", draft.look().logo())
			.param("now", at(Duration.ZERO))
			.update();
		return id;
	}

	private void forget() {
		List<@Nullable Long> logos = this.jdbc.sql("delete from widget_preview where at < ? returning logo_id")
			.param(at(KEPT))
			.query((row, number) -> (Long) row.getObject(1))
			.list();
		logos.stream()
			.filter(Objects::nonNull)
			.distinct()
			.forEach((logo) -> this.files.eraseUnused(Objects.requireNonNull(logo)));
	}

	/**
	 * @throws UnknownWidget when it is somebody else's, or long ago
	 */
	@Transactional(readOnly = true)
	public Widget shown(long agentId, String id) {
		return this.jdbc.sql("select draft from widget_preview where public_id = ? and agent_id = ?")
			.params(id, agentId)
			.query((row, number) -> this.json.readValue(row.getString(1), WidgetDraft.class))
			.optional()
			.orElseThrow(UnknownWidget::new)
			.shown(KEY);
	}

	@Transactional(readOnly = true)
	StoredFile logo(long agentId, String id) {
		String logo = shown(agentId, id).look().logo();
		return this.files.find((logo != null) ? logo : "").orElseThrow(UnknownWidget::new);
	}

	private OffsetDateTime at(Duration before) {
		return this.clock.instant().minus(before).atOffset(ZoneOffset.UTC);
	}

}
