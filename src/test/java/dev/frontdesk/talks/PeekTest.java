package dev.frontdesk.talks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.testing.VisitorCalls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.support.AbstractSubscribableChannel;
import org.springframework.messaging.support.ChannelInterceptor;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PeekTest {

	@LocalServerPort
	int port;

	@Autowired
	TalkRules rules;

	@Autowired
	AbstractSubscribableChannel brokerChannel;

	private final BlockingQueue<String> desk = new LinkedBlockingQueue<>();

	private final ChannelInterceptor listening = new ChannelInterceptor() {
		@Override
		public Message<?> preSend(Message<?> message, MessageChannel channel) {
			String to = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
			if (to != null && to.equals("/topic/desk.thread." + PeekTest.this.thread)
					&& message.getPayload() instanceof byte[] body) {
				PeekTest.this.desk.add(new String(body, StandardCharsets.UTF_8));
			}
			return message;
		}
	};

	private VisitorCalls visitor;

	private String thread;

	@BeforeEach
	void cast() throws Exception {
		this.visitor = new VisitorCalls(this.port);
		this.thread = this.visitor.begin("Hello");
		this.brokerChannel.addInterceptor(this.listening);
	}

	@AfterEach
	void leave() {
		this.brokerChannel.removeInterceptor(this.listening);
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, true, false));
	}

	@Test
	void whatIsTypedReachesTheDeskOnlyWhereVisitorsAreToldSo() throws Exception {
		try (Panel panel = new Panel(this.visitor)) {
			peek(false);
			panel.types(this.thread, "not for you");
			panel.settle(this.thread);
			peek(true);
		}
		try (Panel panel = new Panel(this.visitor)) {
			panel.types(this.thread, "for you: " + "ä".repeat(700));
			String heard = this.desk.poll(10, TimeUnit.SECONDS);
			assertThat(heard).contains("…ää").doesNotContain("for you");
		}
		assertThat(this.desk).noneMatch((heard) -> heard.contains("not for you"));
	}

	@Test
	void whatAStrangerTypesInAThreadReachesNobody() throws Exception {
		peek(true);
		VisitorCalls stranger = new VisitorCalls(this.port);
		stranger.begin("Hi");
		try (Panel theirs = new Panel(stranger)) {
			theirs.types(this.thread, "spoofed");
			assertThat(theirs.next()).startsWith("ERROR");
		}
		try (Panel panel = new Panel(this.visitor)) {
			panel.types(this.thread, "mine");
			assertThat(this.desk.poll(10, TimeUnit.SECONDS)).contains("mine");
		}
		assertThat(this.desk).isEmpty();
	}

	private void peek(boolean on) {
		this.rules.set(Actor.SYSTEM, new TalkRules.Rule(false, true, on));
	}

	private final class Panel implements WebSocket.Listener, AutoCloseable {

		private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

		private final HttpClient http = HttpClient.newHttpClient();

		private final WebSocket socket;

		Panel(VisitorCalls who) throws InterruptedException {
			this.socket = this.http.newWebSocketBuilder()
				.subprotocols("v12.stomp")
				.buildAsync(URI.create("ws://localhost:" + PeekTest.this.port + "/chat/socket"), this)
				.join();
			send("CONNECT\naccept-version:1.2\nhost:x\ntoken:" + who.token() + "\n\n");
			assertThat(next()).startsWith("CONNECTED");
		}

		void types(String thread, String text) {
			send("SEND\ndestination:/app/thread." + thread + ".peek\ncontent-type:application/json\n\n{\"text\":\""
					+ text + "\"}");
		}

		// Frames of one socket are heard one after the other
		void settle(String thread) throws InterruptedException {
			send("SUBSCRIBE\nid:s\nreceipt:s\ndestination:/topic/thread." + thread + "\n\n");
			assertThat(next()).startsWith("RECEIPT");
		}

		private void send(String frame) {
			this.socket.sendText(frame + '\0', true).join();
		}

		String next() throws InterruptedException {
			String frame = this.frames.poll(10, TimeUnit.SECONDS);
			if (frame == null) {
				throw new AssertionError("Nothing came");
			}
			return frame;
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			if (!data.toString().isBlank()) {
				this.frames.add(data.toString());
			}
			webSocket.request(1);
			return null;
		}

		@Override
		public void close() {
			this.socket.abort();
			this.http.shutdownNow();
		}

	}

}
