package dev.frontdesk.notifications;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import nl.martijndwars.webpush.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The browsers in which agents allowed pushes. */
@Component
@Transactional
class PushDevices {

	private static final int MOST = 20;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final List<String> services;

	/**
	 * @param services hosts to which browsers let pushes be sent: whatever else an agent
	 * names would be asked for in this server's name
	 */
	PushDevices(JdbcClient jdbc, Clock clock,
			@Value("${frontdesk.push.services:fcm.googleapis.com,jmt17.google.com,push.services.mozilla.com,"
					+ "push.apple.com,notify.windows.com,push.samsungdm.com}") List<String> services) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.services = List.copyOf(services);
	}

	/**
	 * A browser of this agent's, and of nobody else's any more.
	 * @throws InvalidText when it is none that can be sent to
	 */
	public void allow(long agentId, String endpoint, String p256dh, String auth, String userAgent, String sessionId) {
		String address = Texts.line("endpoint", endpoint, 1000);
		if (!isService(address) || !areKeys(p256dh, auth)) {
			throw new InvalidText("endpoint", "notifications.device.invalid");
		}
		this.jdbc.sql("""
				insert into push_device (agent_id, endpoint, p256dh, auth, label, session_id, created_at)
				values (?, ?, ?, ?, ?, ?, ?)
				on conflict (endpoint) do update set agent_id = excluded.agent_id, p256dh = excluded.p256dh,
					auth = excluded.auth, label = excluded.label, session_id = excluded.session_id""")
			.params(agentId, address, p256dh, auth, label(userAgent), sessionId, now())
			.update();
		this.jdbc.sql("""
				delete from push_device where id in (
					select id from push_device where agent_id = ? order by id desc offset ?)""")
			.params(agentId, MOST)
			.update();
	}

	private boolean isService(String address) {
		try {
			URI uri = new URI(address);
			String host = uri.getHost();
			if (host == null || uri.getRawUserInfo() != null) {
				return false;
			}
			boolean known = this.services.stream().anyMatch((one) -> host.equals(one) || host.endsWith('.' + one));
			// plain HTTP only to this machine itself, where it was named on purpose
			return known && ("https".equals(uri.getScheme()) || host.equals("localhost"));
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static boolean areKeys(String p256dh, String auth) {
		try {
			Base64.Decoder base64 = Base64.getUrlDecoder();
			Utils.loadPublicKey(base64.decode(p256dh));
			return base64.decode(auth).length == 16 && p256dh.length() < 200;
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

	@Transactional(readOnly = true)
	public List<Device> of(long agentId) {
		return this.jdbc.sql("select * from push_device where agent_id = ? order by id")
			.param(agentId)
			.query(PushDevices::device)
			.list();
	}

	public void remove(long agentId, long id) {
		this.jdbc.sql("delete from push_device where agent_id = ? and id = ?").params(agentId, id).update();
	}

	/** The browser took the permission back, or is no more. */
	public void gone(String endpoint) {
		this.jdbc.sql("delete from push_device where endpoint = ?").param(endpoint).update();
	}

	/** Whoever signs out there is told nothing there. */
	public void signedOut(String sessionId) {
		this.jdbc.sql("delete from push_device where session_id = ?").param(sessionId).update();
	}

	public void used(long id) {
		this.jdbc.sql("update push_device set used_at = ? where id = ?").params(now(), id).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** Enough to tell one's own devices apart: "Firefox, Android". */
	static String label(String userAgent) {
		String agent = userAgent.toLowerCase(Locale.ROOT);
		String browser = first(agent, "edg/", "Edge", "opr/", "Opera", "samsungbrowser", "Samsung Internet", "firefox",
				"Firefox", "chrome", "Chrome", "safari", "Safari");
		String system = first(agent, "android", "Android", "iphone", "iPhone", "ipad", "iPad", "windows", "Windows",
				"mac os", "macOS", "cros", "ChromeOS", "linux", "Linux");
		return (browser + ((browser.isEmpty() || system.isEmpty()) ? "" : ", ") + system).strip();
	}

	private static String first(String agent, String... marks) {
		for (int i = 0; i < marks.length; i += 2) {
			if (agent.contains(marks[i])) {
				return marks[i + 1];
			}
		}
		return "";
	}

	private static Device device(ResultSet row, int number) throws SQLException {
		Timestamp used = row.getTimestamp("used_at");
		return new Device(row.getLong("id"), row.getString("endpoint"), row.getString("p256dh"), row.getString("auth"),
				row.getString("label"), row.getTimestamp("created_at").toInstant(),
				(used != null) ? used.toInstant() : null);
	}

	record Device(long id, String endpoint, String p256dh, String auth, String label, Instant since,
			@Nullable Instant usedAt) {
	}

}
