package dev.frontdesk.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged application as a process of its own, and what it costs. */
final class Desk implements AutoCloseable {

	private static final double TICK = 10;

	private static final long PAGE = 4_096;

	private final Process process;

	private final int port;

	private final Path data;

	private final int databasePort;

	private Desk(Process process, int port, int databasePort, Path data) {
		this.process = process;
		this.port = port;
		this.databasePort = databasePort;
		this.data = data;
	}

	/** Starts it, and waits for its first page. */
	static Desk start(Path jar, Path data, int tickets, String... options) throws IOException, InterruptedException {
		Path cache = cacheOf(jar);
		List<String> all = new ArrayList<>(List.of(options));
		if (Files.exists(cache)) {
			all.add("-XX:AOTCache=" + cache);
		}
		return start(jar, data, tickets, all);
	}

	/** Starts it so that the JVM keeps what it learns once it ends. */
	static Desk startLearning(Path jar, Path data, int tickets) throws IOException, InterruptedException {
		return start(jar, data, tickets, List.of("-XX:AOTCacheOutput=" + cacheOf(jar)));
	}

	static Path cacheOf(Path jar) {
		return jar.resolveSibling("frontdesk.aot");
	}

	private static Desk start(Path jar, Path data, int tickets, List<String> options)
			throws IOException, InterruptedException {
		Files.createDirectories(data);
		int port = freePort();
		int databasePort = freePort();
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
		command.add("-Xmx512m");
		command.addAll(options);
		command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar.toString(), "--server.port=" + port,
				"--frontdesk.data=" + data, "--frontdesk.embedded.port=" + databasePort,
				"--frontdesk.api.requests-per-minute=1000000", "--frontdesk.limits.factor=10000"));
		if (tickets > 0) {
			command.add("--frontdesk.sample.tickets=" + tickets);
		}
		Path log = data.resolve("application.log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		Desk desk = new Desk(process, port, databasePort, data);
		while (!desk.isThere()) {
			if (!process.isAlive()) {
				throw new IllegalStateException("The application ended; see " + log);
			}
			Thread.sleep(20);
		}
		return desk;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private boolean isThere() throws InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client
				.send(HttpRequest.newBuilder(address("/login")).build(), HttpResponse.BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	URI address(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	URI socket(String path) {
		return URI.create("ws://127.0.0.1:" + this.port + path);
	}

	/** The first column of what a query finds, with its second. */
	List<long[]> numbers(String sql) throws SQLException, IOException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<long[]> numbers = new ArrayList<>();
			while (rows.next()) {
				numbers.add(new long[] { rows.getLong(1), rows.getLong(2) });
			}
			return numbers;
		}
	}

	/** Does something to the database directly. */
	void does(String sql) throws SQLException, IOException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private Connection connect() throws SQLException, IOException {
		return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + this.databasePort + "/frontdesk",
				"frontdesk", Files.readString(password()).strip());
	}

	private Path password() throws IOException {
		try (Stream<Path> files = Files.walk(this.data, 2)) {
			return files.filter((file) -> file.getFileName().toString().contains("password")).findFirst().orElseThrow();
		}
	}

	Cpu cpu() throws IOException {
		double database = 0;
		for (long id : databaseProcesses()) {
			database += ticks(id) * TICK;
		}
		return new Cpu(ticks(this.process.pid()) * TICK, database);
	}

	/** User and system time, and that of children that have ended. */
	private static long ticks(long id) throws IOException {
		String[] fields = stat(id);
		long ticks = 0;
		for (int i = 11; i < 15; i++) {
			ticks += Long.parseLong(fields[i]);
		}
		return ticks;
	}

	private static String[] stat(long id) throws IOException {
		String stat = Files.readString(Path.of("/proc/" + id + "/stat"));
		return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
	}

	// The server detaches from us; its processes are found by its own file
	private List<Long> databaseProcesses() throws IOException {
		try (Stream<Path> files = Files.walk(this.data, 3)) {
			long server = Long.parseLong(
					Files
						.readAllLines(files.filter((file) -> file.getFileName().toString().equals("postmaster.pid"))
							.findFirst()
							.orElseThrow())
						.getFirst());
			List<Long> all = new ArrayList<>(List.of(server));
			ProcessHandle.of(server).ifPresent((handle) -> handle.children().forEach((child) -> all.add(child.pid())));
			return all;
		}
	}

	long resident() throws IOException {
		return resident(this.process.pid());
	}

	static long resident(long process) throws IOException {
		return Long.parseLong(Files.readString(Path.of("/proc/" + process + "/statm")).split(" ", -1)[1]) * PAGE;
	}

	/** What the database's processes hold, shared memory counted once. */
	long databaseResident() throws IOException {
		long bytes = 0;
		for (long id : databaseProcesses()) {
			for (String line : Files.readAllLines(Path.of("/proc/" + id + "/smaps_rollup"))) {
				if (line.startsWith("Pss:")) {
					bytes += Long.parseLong(line.replaceAll("\\D", "")) * 1024;
				}
			}
		}
		return bytes;
	}

	long heapInUse() throws IOException, InterruptedException {
		Path bin = Path.of(System.getProperty("java.home"), "bin", "jcmd");
		run(bin + " " + this.process.pid() + " GC.run");
		String info = run(bin + " " + this.process.pid() + " GC.heap_info");
		java.util.regex.Matcher used = java.util.regex.Pattern.compile("used (\\d+)K").matcher(info);
		return used.find() ? Long.parseLong(used.group(1)) * 1024 : 0;
	}

	private static String run(String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(5, TimeUnit.MINUTES).join();
	}

}
