package dev.frontdesk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.HdrHistogram.ConcurrentHistogram;

/** Agents at work at the same time. */
final class Load {

	private Load() {
	}

	static Result run(List<AgentAtWork> agents, AgentAtWork.Deed deed, Duration time) throws Exception {
		return run(agents, (agent) -> agent.does(deed), time);
	}

	/** All do the same, one after another. */
	static <T> Result run(List<T> clients, Step<T> step, Duration time) throws Exception {
		Result result = new Result();
		together(clients, (client, end) -> {
			while (System.nanoTime() < end) {
				result.time(() -> step.goes(client));
			}
		}, time);
		return result;
	}

	/** Each does what agents do, and thinks in between; by deed. */
	static Map<AgentAtWork.Deed, Result> mixed(List<AgentAtWork> agents, Duration time) throws Exception {
		Map<AgentAtWork.Deed, Result> results = new EnumMap<>(AgentAtWork.Deed.class);
		AgentAtWork.Deed.DAILY.forEach((deed) -> results.put(deed, new Result()));
		together(agents, (agent, end) -> {
			while (System.nanoTime() < end) {
				Thread.sleep(agent.pause());
				AgentAtWork.Deed deed = agent.next();
				results.getOrDefault(deed, new Result()).time(() -> agent.does(deed));
			}
		}, time);
		return results;
	}

	private static <T> void together(List<T> clients, Work<T> work, Duration time) throws Exception {
		long end = System.nanoTime() + time.toNanos();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			for (T client : clients) {
				running.add(threads.submit(() -> {
					work.go(client, end);
					return null;
				}));
			}
			for (Future<?> one : running) {
				one.get();
			}
		}
	}

	/** One request. */
	interface Step<T> {

		boolean goes(T client) throws IOException, InterruptedException;

	}

	private interface Request {

		boolean goes() throws IOException, InterruptedException;

	}

	private interface Work<T> {

		void go(T client, long end) throws IOException, InterruptedException;

	}

	/** How long each took. */
	static final class Result {

		private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000, 3);

		private final AtomicInteger failed = new AtomicInteger();

		void time(Request request) throws IOException, InterruptedException {
			long began = System.nanoTime();
			if (!request.goes()) {
				this.failed.incrementAndGet();
			}
			this.micros.recordValue(Math.min((System.nanoTime() - began) / 1_000, 60_000_000));
		}

		long count() {
			return this.micros.getTotalCount();
		}

		int failed() {
			return this.failed.get();
		}

		/** In milliseconds. */
		double percentile(double percent) {
			return this.micros.getValueAtPercentile(percent) / 1_000.0;
		}

	}

}
