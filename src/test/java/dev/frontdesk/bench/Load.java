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
import java.util.stream.Stream;

import org.HdrHistogram.ConcurrentHistogram;

/** Agents at work at the same time. */
final class Load {

	private Load() {
	}

	/** All do the same, one after another. */
	static Result run(List<AgentAtWork> agents, AgentAtWork.Deed deed, Duration time, long pause) throws Exception {
		Result result = new Result();
		together(agents, (agent, end) -> {
			while (System.nanoTime() < end) {
				result.time(agent, deed);
				if (pause > 0) {
					Thread.sleep(pause);
				}
			}
		}, time);
		return result;
	}

	/** Each does what agents do, and thinks in between; by deed. */
	static Map<AgentAtWork.Deed, Result> mixed(List<AgentAtWork> agents, Duration time) throws Exception {
		Map<AgentAtWork.Deed, Result> results = new EnumMap<>(AgentAtWork.Deed.class);
		Stream.of(AgentAtWork.Deed.values()).forEach((deed) -> results.put(deed, new Result()));
		together(agents, (agent, end) -> {
			while (System.nanoTime() < end) {
				Thread.sleep(agent.pause());
				AgentAtWork.Deed deed = agent.next();
				results.getOrDefault(deed, new Result()).time(agent, deed);
			}
		}, time);
		return results;
	}

	private static void together(List<AgentAtWork> agents, Work work, Duration time) throws Exception {
		long end = System.nanoTime() + time.toNanos();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			for (AgentAtWork agent : agents) {
				running.add(threads.submit(() -> {
					work.go(agent, end);
					return null;
				}));
			}
			for (Future<?> one : running) {
				one.get();
			}
		}
	}

	private interface Work {

		void go(AgentAtWork agent, long end) throws IOException, InterruptedException;

	}

	/** How long each took. */
	static final class Result {

		private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000, 3);

		private final AtomicInteger failed = new AtomicInteger();

		void time(AgentAtWork agent, AgentAtWork.Deed deed) throws IOException, InterruptedException {
			long began = System.nanoTime();
			if (!agent.does(deed)) {
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
