package dev.frontdesk.screens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The servers as browsers are told them. For TURN they get a name and a password that end
 * with the hour, as draft-uberti-behave-turn-rest-00 has it: what lasts stays here.
 */
@Component
class IceServers {

	static final int MOST = 8;

	private static final Duration LIFE = Duration.ofHours(1);

	private static final Pattern ADDRESS = Pattern
		.compile("(?:stuns?|turns?):(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])"
				+ "(?::(\\d{1,5}))?(\\?transport=(?:udp|tcp))?");

	private final ScreenRules rules;

	private final Clock clock;

	IceServers(ScreenRules rules, Clock clock) {
		this.rules = rules;
		this.clock = clock;
	}

	/**
	 * One a line.
	 * @throws InvalidText when one is no address of such a server
	 */
	static List<String> read(String field, @Nullable String typed) {
		List<String> servers = (typed != null)
				? typed.lines().map(String::strip).filter((line) -> !line.isEmpty()).distinct().toList() : List.of();
		if (servers.size() > MOST) {
			throw new InvalidText(field, "screens.rules.servers.many", MOST);
		}
		servers.stream().filter((server) -> !isAddress(server)).findFirst().ifPresent((server) -> {
			throw new InvalidText(field, "screens.rules.servers.bad", server);
		});
		return servers;
	}

	private static boolean isAddress(String server) {
		var found = ADDRESS.matcher(server);
		if (!found.matches() || (found.group(2) != null && server.startsWith("stun"))) {
			return false;
		}
		return found.group(1) == null
				|| (Integer.parseInt(found.group(1)) > 0 && Integer.parseInt(found.group(1)) < 65_536);
	}

	static boolean isTurn(String server) {
		return server.startsWith("turn");
	}

	/**
	 * @param who whose they are, by a name that says nothing of them
	 */
	Way of(String who) {
		ScreenRules.Rule rule = this.rules.rule();
		List<String> turn = rule.servers().stream().filter(IceServers::isTurn).toList();
		List<String> stun = rule.servers().stream().filter((server) -> !isTurn(server)).toList();
		List<Server> servers = new ArrayList<>();
		if (!stun.isEmpty()) {
			servers.add(new Server(stun, null, null));
		}
		if (!turn.isEmpty()) {
			String name = this.clock.instant().plus(LIFE).getEpochSecond() + ":" + who;
			servers.add(new Server(turn, name, signed(rule.secret(), name)));
		}
		return new Way(List.copyOf(servers), rule.relayOnly());
	}

	static String signed(String secret, String name) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
			return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How two browsers find each other.
	 *
	 * @param relay whether by way of the TURN servers alone
	 */
	record Way(List<Server> servers, boolean relay) {

		static final Way NONE = new Way(List.of(), false);

		/**
		 * For panels that were opened before there were relays alone: they would pass
		 * those by.
		 */
		List<Server> direct() {
			return this.relay ? List.of() : this.servers;
		}

	}

	/** By the names that RTCPeerConnection knows. */
	record Server(List<String> urls, @Nullable String username, @Nullable String credential) {

		@Override
		public String toString() {
			return "Server";
		}

	}

}
