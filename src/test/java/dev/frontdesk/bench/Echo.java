package dev.frontdesk.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;

/**
 * The same server with nothing behind it: what it hears it says again. What chat cannot
 * be faster than on this machine.
 */
public final class Echo implements AutoCloseable {

	private static final long PATIENCE = 30;

	private final Process process;

	private final URI address;

	private Echo(Process process, URI address) {
		this.process = process;
		this.address = address;
	}

	public static void main(String[] arguments) throws Exception {
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(Files.createTempDirectory("echo").toString());
		tomcat.setPort(Integer.parseInt(arguments[0]));
		Context context = tomcat.addContext("", null);
		Tomcat.addServlet(context, "default", new DefaultServlet());
		context.addServletMappingDecoded("/", "default");
		context.addServletContainerInitializer(new WsSci(), Set.of(Again.class));
		tomcat.getConnector();
		tomcat.start();
		tomcat.getServer().await();
	}

	static Echo start() throws IOException, InterruptedException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-cp",
				System.getProperty("java.class.path"), Echo.class.getName(), String.valueOf(port))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		Echo echo = new Echo(process, URI.create("ws://127.0.0.1:" + port + "/echo"));
		try (HttpClient client = HttpClient.newHttpClient()) {
			while (!echo.isThere(client)) {
				if (!process.isAlive()) {
					throw new IllegalStateException("The echo ended");
				}
				Thread.sleep(20);
			}
		}
		return echo;
	}

	private boolean isThere(HttpClient client) throws InterruptedException {
		try {
			open(client).drop();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	Ear open(HttpClient client) throws IOException, InterruptedException {
		Ear ear = new Ear();
		try {
			ear.socket = client.newWebSocketBuilder().buildAsync(this.address, ear).get(PATIENCE, TimeUnit.SECONDS);
			return ear;
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException(ex);
		}
	}

	long resident() throws IOException {
		return Desk.resident(this.process.pid());
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
	}

	static final class Ear implements WebSocket.Listener, Voice {

		private @Nullable WebSocket socket;

		private volatile CompletableFuture<Void> back = new CompletableFuture<>();

		@Override
		public void says() throws Exception {
			this.back = new CompletableFuture<>();
			WebSocket open = this.socket;
			if (open == null) {
				throw new IOException("Not open");
			}
			open.sendText("And when will it come?", true).get(PATIENCE, TimeUnit.SECONDS);
			this.back.get(PATIENCE, TimeUnit.SECONDS);
		}

		void drop() {
			WebSocket open = this.socket;
			if (open != null) {
				open.abort();
			}
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			if (last) {
				this.back.complete(null);
			}
			webSocket.request(1);
			return null;
		}

	}

	/** The far end, in its own process. */
	@ServerEndpoint("/echo")
	public static final class Again {

		@OnMessage
		public String again(String text) {
			return text;
		}

	}

}
