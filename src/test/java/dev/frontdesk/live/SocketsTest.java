package dev.frontdesk.live;

import java.net.http.WebSocket;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ApplicationModuleTest(extraIncludes = "web", webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("two-doors")
@Import(TwoDoors.class)
class SocketsTest {

	@LocalServerPort
	int port;

	@Autowired
	Pushes pushes;

	@Autowired
	Sockets sockets;

	@Autowired
	TransactionTemplate transactions;

	@Test
	void whoMayHearADestinationHearsWhatIsPushedThere() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "a").hears("/topic/thread.a")) {
			this.pushes.push("/topic/thread.a", Map.of("seq", 7));
			assertThat(visitor.next()).startsWith("MESSAGE").contains("{\"seq\":7}");
		}
	}

	@Test
	void aPrincipalOfTheHandshakeEntersTheDesk() {
		try (SocketClient agent = SocketClient.agent(this.port, "anna").hears("/topic/desk.all")) {
			this.pushes.push("/topic/desk.all", Map.of("ticket", 42));
			assertThat(agent.next()).contains("{\"ticket\":42}");
		}
	}

	@Test
	void pushesArriveInTheOrderInWhichTheyWerePublished() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "order").hears("/topic/thread.order")) {
			IntStream.range(0, 300).forEach((i) -> this.pushes.push("/topic/thread.order", Map.of("n", i)));
			for (int i = 0; i < 300; i++) {
				assertThat(visitor.next()).contains("{\"n\":" + i + "}");
			}
		}
	}

	@Test
	void framesAreHandledInTheOrderInWhichTheyCame() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "said").hears("/topic/thread.said")) {
			for (int i = 0; i < 30; i++) {
				visitor.send(
						"SEND\ndestination:/app/thread.said.echo\ncontent-type:application/json\n\n{\"n\":" + i + "}");
			}
			for (int i = 0; i < 30; i++) {
				assertThat(visitor.next()).contains("{\"n\":" + i + "}");
			}
		}
	}

	@Test
	void aPushWaitsForTheCommitAndIsForgottenOnRollback() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "tx").hears("/topic/thread.tx")) {
			this.transactions.executeWithoutResult((status) -> {
				this.pushes.push("/topic/thread.tx", Map.of("said", "never"));
				status.setRollbackOnly();
			});
			this.transactions.executeWithoutResult((status) -> {
				this.pushes.push("/topic/thread.tx", Map.of("said", "later"));
				this.pushes.push("/topic/thread.tx", Map.of("said", "after that"));
				assertThat(visitor.heardNothing()).isTrue();
			});
			assertThat(visitor.next()).contains("later");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/topic/**", "/topic/*", "/topic/thread.*", "/topic/thread.#", "/topic/{x}",
			"/topic/thread.b", "/topic/thread.a.", "/topic/thread.a/../thread.b", "/topic/", "/topic", "/user/queue/x",
			"/queue/thread.a", "/app/thread.a.echo", "thread.a", "/topic/desk.all", "/topic/thread.a?",
			"/topic/thread.%61" })
	void aDestinationThatIsNotExactlyOnesOwnIsNotHeard(String destination) {
		try (SocketClient visitor = SocketClient.visitor(this.port, "a")) {
			visitor.send("SUBSCRIBE\nid:1\ndestination:" + destination + "\n\n");
			assertThat(visitor.next()).startsWith("ERROR").contains("Not yours to hear");
			assertThat(visitor.next()).isEqualTo(SocketClient.CLOSED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/topic/thread.v", "/topic/**", "/app/thread.v.echo", "/app/**", "/user/x/queue", "" })
	void nobodySendsPastTheApplicationOrForOthers(String destination) {
		try (SocketClient victim = SocketClient.visitor(this.port, "v").hears("/topic/thread.v");
				SocketClient stranger = SocketClient.visitor(this.port, "w")) {
			stranger.send("SEND\ndestination:" + destination + "\n\n{\"evil\":true}");
			assertThat(stranger.next()).startsWith("ERROR");
			assertThat(stranger.next()).isEqualTo(SocketClient.CLOSED);
			this.pushes.push("/topic/thread.v", Map.of("after", true));
			assertThat(victim.next()).contains("after");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "MESSAGE", "CONNECTED", "RECEIPT", "ERROR", "ACK", "NACK", "BEGIN", "COMMIT", "ABORT" })
	void commandsThatAreNotForClientsAreRefused(String command) {
		try (SocketClient victim = SocketClient.visitor(this.port, "v2").hears("/topic/thread.v2");
				SocketClient stranger = SocketClient.visitor(this.port, "w2")) {
			stranger.send(
					command + "\ndestination:/topic/thread.v2\nid:1\ntransaction:1\nmessage-id:1\nsubscription:1\n\n");
			assertThat(stranger.next()).startsWith("ERROR");
			this.pushes.push("/topic/thread.v2", Map.of("after", true));
			assertThat(victim.next()).contains("after");
		}
	}

	@Test
	void whoIsNotAdmittedIsToldAndClosed() {
		try (SocketClient nobody = SocketClient.open(this.port, "/test/desk")) {
			nobody.send("CONNECT\naccept-version:1.2\nhost:x\n\n");
			assertThat(nobody.next()).startsWith("ERROR").contains("Not admitted");
			assertThat(nobody.next()).isEqualTo(SocketClient.CLOSED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SUBSCRIBE\nid:1\ndestination:/topic/thread.a\n\n",
			"SEND\ndestination:/app/thread.a.echo\n\n{}", "UNSUBSCRIBE\nid:1\n\n" })
	void nothingIsHeardOrSaidBeforeConnect(String frame) {
		try (SocketClient nobody = SocketClient.open(this.port, "/test/visitor")) {
			nobody.send(frame);
			assertThat(nobody.next()).startsWith("ERROR");
			assertThat(nobody.next()).isEqualTo(SocketClient.CLOSED);
		}
	}

	@Test
	void nobodyBecomesSomeoneElse() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "one")) {
			visitor.send("CONNECT\naccept-version:1.2\nhost:x\ntoken:two\n\n");
			assertThat(visitor.endsWithErrorOrClose()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage\n\n\0", "GET / HTTP/1.1\r\nHost: x\r\n\r\n\0", "SEND\nno-colon-here\n\n\0",
			"SUBSCRIBE\ndestination:\\x\n\n\0" })
	void whatIsNotStompIsAnsweredWithAnErrorAndClosed(String garbage) {
		try (SocketClient nobody = SocketClient.open(this.port, "/test/visitor")) {
			nobody.raw(garbage);
			assertThat(nobody.next()).startsWith("ERROR").doesNotContain("springframework");
			assertThat(nobody.next()).isEqualTo(SocketClient.CLOSED);
		}
	}

	@Test
	void aMessageLargerThanASocketsBuffersArrivesWhole() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "long").hears("/topic/thread.long")) {
			String text = "Szép napot! \uD83D\uDE42 ".repeat(1_500);
			visitor.send("SEND\ndestination:/app/thread.long.echo\ncontent-type:application/json\n\n{\"text\":\"" + text
					+ "\"}");
			assertThat(visitor.next()).contains(text);
		}
	}

	@Test
	void anOversizedMessageIsRefused() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "big").hears("/topic/thread.big")) {
			CompletableFuture<WebSocket> sent = visitor
				.trySend("SEND\ndestination:/app/thread.big.echo\n\n" + "x".repeat(80_000));
			assertThat(visitor.next()).startsWith("ERROR");
			assertThat(visitor.next()).isEqualTo(SocketClient.CLOSED);
			assertThat(sent).isNotNull();
		}
	}

	@Test
	void anOversizedFrameInPartsIsRefused() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "parts").hears("/topic/thread.parts")) {
			visitor.sendInParts("SEND\ndestination:/app/thread.parts.echo\n\n" + "x".repeat(80_000), 10_000);
			assertThat(visitor.next()).startsWith("ERROR");
			assertThat(visitor.next()).isEqualTo(SocketClient.CLOSED);
		}
	}

	@Test
	void aFloodIsRefused() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "flood")) {
			StringBuilder many = new StringBuilder();
			IntStream.range(0, 500).forEach((i) -> many.append("UNSUBSCRIBE\nid:").append(i).append("\n\n\0"));
			visitor.raw(many.toString());
			assertThat(visitor.next()).startsWith("ERROR").contains("Too many frames");
			assertThat(visitor.next()).isEqualTo(SocketClient.CLOSED);
		}
	}

	@Test
	void aFloodOfCrumbsOfAFrameIsRefused() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "crumbs")) {
			for (int i = 0; i < 60; i++) {
				visitor.trySend("x").exceptionally((ex) -> null).join();
			}
			assertThat(visitor.next()).startsWith("ERROR");
			assertThat(visitor.next()).isEqualTo(SocketClient.CLOSED);
		}
	}

	@Test
	void aBodyThatIsNotUnderstoodIsDroppedAndTheSocketLivesOn() {
		try (SocketClient visitor = SocketClient.visitor(this.port, "json").hears("/topic/thread.json")) {
			visitor.send("SEND\ndestination:/app/thread.json.echo\ncontent-type:application/json\n\n{\"half\":");
			visitor.send("SEND\ndestination:/app/thread.json.echo\ncontent-type:application/json\n\n{\"whole\":1}");
			assertThat(visitor.next()).contains("whole");
		}
	}

	@Test
	void whoNeverSaysWhoTheyAreIsShownOut() {
		try (SocketClient stranger = SocketClient.open(this.port, "/test/visitor");
				SocketClient visitor = SocketClient.visitor(this.port, "known").hears("/topic/thread.known")) {
			stranger.raw("half a fra");
			this.sockets.closeStrangersSince(Instant.now().plusSeconds(1));
			assertThat(stranger.next()).isEqualTo(SocketClient.CLOSED);
			this.pushes.push("/topic/thread.known", Map.of("still", "here"));
			assertThat(visitor.next()).contains("still");
		}
	}

	@Test
	void closingAPartyClosesEverySocketOfItsAndNoOther() {
		try (SocketClient first = SocketClient.visitor(this.port, "out");
				SocketClient second = SocketClient.visitor(this.port, "out");
				SocketClient other = SocketClient.visitor(this.port, "stays").hears("/topic/thread.stays")) {
			this.sockets.close(new SocketParty("visitor", "out"));
			assertThat(first.next()).isEqualTo(SocketClient.CLOSED);
			assertThat(second.next()).isEqualTo(SocketClient.CLOSED);
			this.pushes.push("/topic/thread.stays", Map.of("still", "here"));
			assertThat(other.next()).contains("still");
		}
	}

	@Test
	void aForeignOriginDoesNotGetThroughTheHandshake() {
		assertThatThrownBy(() -> SocketClient.openFrom(this.port, "/test/visitor", "https://evil.example"))
			.isInstanceOf(CompletionException.class);
		SocketClient.openFrom(this.port, "/test/visitor", "http://localhost:" + this.port).close();
	}

}
