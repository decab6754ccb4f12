package dev.frontdesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of the packaged application from which the JVM learns what it loads, links and
 * compiles, and keeps it beside the jar for the next start (JEP 483, 514 and 515).
 * Arguments: the jar and a folder for the run's data, which is removed afterwards.
 */
public final class Training {

	private static final int TICKETS = 1_000;

	private static final int AGENTS = 4;

	private Training() {
	}

	public static void main(String[] arguments) throws Exception {
		Path jar = Path.of(arguments[0]);
		Path data = Path.of(arguments[1]);
		forget(data);
		try (Desk desk = Desk.startLearning(jar, data, TICKETS)) {
			List<AgentAtWork> agents = new ArrayList<>();
			for (int i = 1; i <= AGENTS; i++) {
				agents.add(AgentAtWork.signIn(desk, "agent" + i + "@sample.test"));
			}
			for (AgentAtWork.Deed deed : AgentAtWork.Deed.values()) {
				Load.run(agents, deed, Duration.ofSeconds(4));
			}
		}
		forget(data);
		if (!Files.exists(Desk.cacheOf(jar))) {
			throw new IllegalStateException("The JVM kept nothing in " + Desk.cacheOf(jar));
		}
		Bench.say("%s: %d MB", Desk.cacheOf(jar), Files.size(Desk.cacheOf(jar)) / 1_048_576);
	}

	private static void forget(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
