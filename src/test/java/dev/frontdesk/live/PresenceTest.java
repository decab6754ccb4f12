package dev.frontdesk.live;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationModuleTest(extraIncludes = "web", webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("two-doors")
@Import({ TwoDoors.class, PresenceTest.Changes.class })
class PresenceTest {

	@LocalServerPort
	int port;

	@Autowired
	Presence presence;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Changes changes;

	@BeforeEach
	void nobodyIsHere() {
		this.jdbc.sql("delete from presence").update();
		this.changes.seen.clear();
	}

	@Test
	void aPartyIsOnlineFromItsFirstSocketToItsLast() throws InterruptedException {
		SocketParty party = new SocketParty("visitor", "p1");
		SocketClient first = SocketClient.visitor(this.port, "p1");
		assertThat(this.changes.next(party).online()).isTrue();
		assertThat(this.presence.isOnline(party)).isTrue();
		assertThat(this.presence.online("visitor")).containsExactly("p1");
		assertThat(this.presence.online("agent")).isEmpty();
		SocketClient second = SocketClient.visitor(this.port, "p1").hears("/topic/thread.p1");
		first.close();
		assertThat(this.presence.isOnline(party)).isTrue();
		second.close();
		assertThat(this.changes.next(party).online()).isFalse();
		assertThat(this.presence.isOnline(party)).isFalse();
	}

	@Test
	void aNodeThatDiedTakesItsSocketsOffline() throws InterruptedException {
		SocketParty ghost = new SocketParty("agent", "ghost");
		this.jdbc.sql("""
				insert into presence (socket_id, party_kind, party_id, node, since, seen_at)
				values ('dead', 'agent', 'ghost', gen_random_uuid(), now(), now() - interval '1 minute')""").update();
		assertThat(this.presence.isOnline(ghost)).isFalse();
		this.presence.beat();
		assertThat(this.changes.next(ghost).online()).isFalse();
		assertThat(this.jdbc.sql("select count(*) from presence").query(Long.class).single()).isZero();
	}

	@Test
	void theHeartbeatKeepsOpenSocketsOnlineAndHealsLostRows() throws InterruptedException {
		SocketParty party = new SocketParty("visitor", "p3");
		try (SocketClient client = SocketClient.visitor(this.port, "p3")) {
			assertThat(this.changes.next(party).online()).isTrue();
			this.jdbc.sql("update presence set seen_at = now() - interval '1 minute'").update();
			assertThat(this.presence.isOnline(party)).isFalse();
			this.presence.beat();
			assertThat(this.presence.isOnline(party)).isTrue();
			this.jdbc.sql("delete from presence").update();
			this.presence.beat();
			assertThat(this.presence.isOnline(party)).isTrue();
			assertThat(client.heardNothing()).isTrue();
		}
	}

	static class Changes {

		private final BlockingQueue<PresenceChanged> seen = new LinkedBlockingQueue<>();

		@EventListener
		void changed(PresenceChanged change) {
			this.seen.add(change);
		}

		/** Of this party: others of tests before may still be leaving. */
		PresenceChanged next(SocketParty party) throws InterruptedException {
			PresenceChanged change = this.seen.poll(10, TimeUnit.SECONDS);
			while (change != null && !change.party().equals(party)) {
				change = this.seen.poll(10, TimeUnit.SECONDS);
			}
			if (change == null) {
				throw new AssertionError("Nobody came or went");
			}
			return change;
		}

	}

}
