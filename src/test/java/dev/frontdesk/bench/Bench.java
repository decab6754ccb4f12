package dev.frontdesk.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Measures the packaged application with a sample of so many tickets, application,
 * database and load on one machine, and prints a table. Arguments: the jar, the number of
 * tickets, the folder of data (kept for the next run), seconds a measurement.
 */
public final class Bench {

	private static final int CLIENTS = 4;

	private static final int AGENTS = 16;

	private static final int PROGRAMS = 8;

	private static final Duration WARM_UP = Duration.ofSeconds(60);

	private Bench() {
	}

	public static void main(String[] arguments) throws Exception {
		Path jar = Path.of(arguments[0]);
		int tickets = Integer.parseInt(arguments[1]);
		Path data = Path.of(arguments[2]);
		Duration time = Duration.ofSeconds(Long.parseLong(arguments[3]));
		boolean fresh = !Files.exists(data.resolve("loaded"));
		long began = System.nanoTime();
		try (Desk desk = Desk.start(jar, data, fresh ? tickets : 0)) {
			if (fresh) {
				say("%,d tickets loaded and served after %d s", tickets, (System.nanoTime() - began) / 1_000_000_000);
				Files.createFile(data.resolve("loaded"));
			}
			else {
				say("first page after a start: %d ms", (System.nanoTime() - began) / 1_000_000);
			}
			measure(desk, time);
		}
	}

	private static void measure(Desk desk, Duration time) throws Exception {
		List<AgentAtWork> agents = new ArrayList<>();
		for (int i = 1; i <= AGENTS; i++) {
			agents.add(AgentAtWork.signIn(desk, "agent" + i + "@sample.test"));
		}
		for (AgentAtWork.Deed deed : AgentAtWork.Deed.values()) {
			Load.run(agents.subList(0, CLIENTS), deed, WARM_UP.dividedBy(2));
		}
		Load.mixed(agents, WARM_UP);
		say("%-28s %10s %12s %8s %8s %8s", CLIENTS + " clients", "requests/s", "CPU ms each", "p50 ms", "p95 ms",
				"p99 ms");
		List<AgentAtWork> few = agents.subList(0, CLIENTS);
		for (AgentAtWork.Deed deed : AgentAtWork.Deed.values()) {
			Cpu before = desk.cpu();
			Load.Result result = Load.run(few, deed, time);
			print(deed.label(), result, desk.cpu().since(before), time);
		}
		say("%-28s", AGENTS + " agents, 1–3 s between steps");
		Cpu before = desk.cpu();
		Map<AgentAtWork.Deed, Load.Result> results = Load.mixed(agents, time.multipliedBy(2));
		Cpu spent = desk.cpu().since(before);
		results.forEach((deed, result) -> print(deed.label(), result, null, time.multipliedBy(2)));
		say("busy: application %.0f %%, database %.0f %% of one core", spent.application() / time.toMillis() / 2 * 100,
				spent.database() / time.toMillis() / 2 * 100);
		programs(desk, agents.subList(0, PROGRAMS), time);
		say("memory: heap %d MB in use after collection, application %d MB, database %d MB",
				desk.heapInUse() / 1_048_576, desk.resident() / 1_048_576, desk.databaseResident() / 1_048_576);
	}

	private static void programs(Desk desk, List<AgentAtWork> owners, Duration time) throws Exception {
		say("%-28s", PROGRAMS + " programs, API v1");
		List<Program> programs = new ArrayList<>();
		for (AgentAtWork owner : owners) {
			programs.add(new Program(desk, owner.apiToken()));
		}
		Map<String, Load.Step<Program>> steps = new LinkedHashMap<>();
		steps.put("list of 50 tickets read", Program::readsList);
		steps.put("ticket created", Program::createsTicket);
		for (Map.Entry<String, Load.Step<Program>> step : steps.entrySet()) {
			Load.run(programs, step.getValue(), time);
			Cpu before = desk.cpu();
			Load.Result result = Load.run(programs, step.getValue(), time);
			print(step.getKey(), result, desk.cpu().since(before), time);
		}
	}

	private static void print(String label, Load.Result result, @Nullable Cpu spent, Duration time) {
		double each = (spent != null) ? (spent.application() + spent.database()) / result.count() : Double.NaN;
		say("%-28s %10.1f %12.2f %8.1f %8.1f %8.1f%s", label, result.count() * 1000.0 / time.toMillis(), each,
				result.percentile(50), result.percentile(95), result.percentile(99),
				(result.failed() > 0) ? "  FAILED " + result.failed() : "");
	}

	static void say(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

}
