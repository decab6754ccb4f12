package dev.frontdesk.bench;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import dev.frontdesk.web.Digest;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Measures chat on real sockets, application, database and load on one machine, and
 * prints the figures. Arguments: the jar, the folder of data (kept for the next run),
 * visitors, threads that talk, messages a second, seconds a measurement.
 */
public final class ChatBench {

	/** So many connect at a time, as after a restart. */
	private static final int DOOR = 64;

	private static final double LATE = 100;

	/**
	 * All of it from the start, so that what the process grows by is what is beside the
	 * heap.
	 */
	private static final String[] HEAP = { "-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch" };

	/**
	 * The JVM compiles what it is asked often: measured just started, and as it goes on.
	 */
	private static final int ROUNDS = 3;

	private ChatBench() {
	}

	public static void main(String[] arguments) throws Exception {
		Path jar = Path.of(arguments[0]);
		int visitors = Integer.parseInt(arguments[2]);
		int talking = Integer.parseInt(arguments[3]);
		int rate = Integer.parseInt(arguments[4]);
		Duration time = Duration.ofSeconds(Long.parseLong(arguments[5]));
		try (Desk desk = Desk.start(jar, Path.of(arguments[1]), 0, HEAP);
				HttpClient client = HttpClient.newBuilder()
					.executor(Executors.newVirtualThreadPerTaskExecutor())
					.build()) {
			LoaderWork.measure(desk)
				.ifPresentOrElse(System.out::println, () -> say("loader: not measured without Chromium"));
			measure(desk, client, visitors, talking, rate, time);
			hangUp(client);
		}
		try (HttpClient client = HttpClient.newBuilder()
			.executor(Executors.newVirtualThreadPerTaskExecutor())
			.build()) {
			echo(client, visitors, talking, rate, time);
			hangUp(client);
		}
	}

	// Closed, it waits until the last of its sockets is
	private static void hangUp(HttpClient client) {
		client.shutdownNow();
	}

	/** The same without an application and without a database. */
	private static void echo(HttpClient client, int visitors, int talking, int rate, Duration time) throws Exception {
		try (Echo echo = Echo.start()) {
			List<Echo.Ear> ears = Collections.synchronizedList(new ArrayList<>());
			all(Collections.nCopies(DOOR, 0), (one) -> echo.open(client).drop());
			long idle = echo.resident();
			long began = System.nanoTime();
			all(Collections.nCopies(visitors, 0), (one) -> ears.add(echo.open(client)));
			say("echo: %.0f connections a second, %.1f kB each", visitors / ((System.nanoTime() - began) / 1e9),
					(echo.resident() - idle) / 1024.0 / visitors);
			List<Echo.Ear> talkers = ears.subList(0, talking);
			talk(talkers, rate, Duration.ofSeconds(5), false);
			for (int asked : new int[] { rate, 1_000 }) {
				ConcurrentHistogram heard = talk(talkers, asked, time, true);
				print("echo: " + asked + " messages/s asked", heard, time, new Cpu(0, 0));
			}
		}
	}

	private static void measure(Desk desk, HttpClient client, int visitors, int talking, int rate, Duration time)
			throws Exception {
		List<Talker> talkers = Collections.synchronizedList(new ArrayList<>());
		all(tokens(talking), (token) -> talkers.add(Talker.begin(client, desk, token)));
		List<String> quiet = tokens(visitors - talking);
		known(desk, quiet);
		all(talkers.subList(0, Math.min(DOOR, talking)), Talker::connect);
		talkers.subList(0, Math.min(DOOR, talking)).forEach(Talker::drop);
		talk(talkers.subList(0, 1), 1, Duration.ofSeconds(1), false);
		long idleHeap = desk.heapInUse();
		long idle = desk.resident();
		List<Line> lines = Collections.synchronizedList(new ArrayList<>());
		accept(desk, client, quiet, lines);
		say("memory for each: %.1f kB of the heap, %.1f beside it",
				(desk.heapInUse() - idleHeap) / 1024.0 / quiet.size(),
				(desk.resident() - idle) / 1024.0 / quiet.size());
		for (int round = 1; round < ROUNDS; round++) {
			lines.forEach(Line::drop);
			lines.clear();
			accept(desk, client, quiet, lines);
		}
		all(talkers, Talker::connect);
		talk(talkers, rate, time.multipliedBy(ROUNDS), false);
		say("%-44s %8s %8s %8s", visitors + " connected, " + talking + " threads talking", "p50 ms", "p99 ms",
				"CPU ms");
		Cpu before = desk.cpu();
		ConcurrentHistogram delivered = talk(talkers, rate, time, true);
		print(rate + " messages/s asked, delivered", delivered, time, desk.cpu().since(before));
		thrownOff(talkers, lines, client, desk, quiet);
		sustained(desk, talkers, time);
	}

	private static void accept(Desk desk, HttpClient client, List<String> tokens, List<Line> lines) throws Exception {
		long began = System.nanoTime();
		all(tokens, (token) -> lines.add(Line.open(client, desk.socket("/chat/socket"), token, (to, body) -> {
		})));
		say("%,d connections accepted and authorised: %.0f a second", tokens.size(),
				tokens.size() / ((System.nanoTime() - began) / 1e9));
	}

	private static void sustained(Desk desk, List<Talker> talkers, Duration time) throws Exception {
		for (int rate = 100; rate <= 1_500; rate += 100) {
			Cpu before = desk.cpu();
			ConcurrentHistogram delivered = talk(talkers, rate, time, true);
			print(rate + " messages/s asked, delivered", delivered, time, desk.cpu().since(before));
			if (delivered.getValueAtPercentile(99) / 1_000.0 > LATE) {
				return;
			}
		}
	}

	/** All at once, while messages go on; then nothing may be missing or double. */
	private static void thrownOff(List<Talker> talkers, List<Line> lines, HttpClient client, Desk desk,
			List<String> quiet) throws Exception {
		talkers.forEach(Talker::drop);
		lines.forEach(Line::drop);
		lines.clear();
		Random random = new Random(1);
		long began = System.nanoTime();
		try (ExecutorService meanwhile = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> back = meanwhile.submit(() -> {
				// as the widget does: soon, but not all at the same moment
				all(quiet, (token) -> lines.add(Line.open(client, desk.socket("/chat/socket"), token, (to, body) -> {
				})));
				return null;
			});
			all(talkers, (talker) -> {
				Thread.sleep(random.nextInt(1_600));
				talker.connect();
			});
			back.get();
		}
		say("%,d thrown off at once: all back with what they missed after %.1f s", talkers.size() + quiet.size(),
				(System.nanoTime() - began) / 1e9);
		int lost = 0;
		int twice = 0;
		for (Talker talker : talkers) {
			long said = desk
				.numbers("select count(*), 0 from message m join ticket t on t.id = m.ticket_id" + " where t.number = "
						+ talker.number() + " and m.visibility = 'PUBLIC'")
				.getFirst()[0];
			long distinct = desk
				.numbers("select count(distinct client_id), 0 from message m join ticket t on t.id = m.ticket_id"
						+ " where t.number = " + talker.number() + " and m.visibility = 'PUBLIC'")
				.getFirst()[0];
			lost += (int) Math.max(0, Math.min(said, 500) - talker.heard().size());
			twice += (int) (said - distinct);
		}
		say("messages lost: %d, stored twice: %d", lost, twice);
	}

	/**
	 * Each thread says something at its time; who is still waiting for the last answer is
	 * late, and that counts.
	 */
	private static ConcurrentHistogram talk(List<? extends Voice> talkers, double rate, Duration time, boolean counted)
			throws Exception {
		ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000, 3);
		AtomicInteger failed = new AtomicInteger();
		long pause = (long) (talkers.size() / rate * 1e9);
		long start = System.nanoTime();
		long end = start + time.toNanos();
		all(talkers, (talker) -> {
			long next = start + (long) (pause * (talkers.indexOf(talker) / (double) talkers.size()));
			while (next < end) {
				TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
				if (System.nanoTime() >= end) {
					return;
				}
				try {
					talker.says();
					micros.recordValue(Math.clamp((System.nanoTime() - Math.max(next, start)) / 1_000, 1, 60_000_000));
				}
				catch (Exception ex) {
					failed.incrementAndGet();
				}
				next += pause;
			}
		}, talkers.size());
		if (counted && failed.get() > 0) {
			say("FAILED %d", failed.get());
		}
		return micros;
	}

	private static void print(String label, ConcurrentHistogram micros, Duration time, Cpu spent) {
		say("%-44s %8.1f %8.1f %8.1f   (%.0f a second)", label, micros.getValueAtPercentile(50) / 1_000.0,
				micros.getValueAtPercentile(99) / 1_000.0,
				(spent.application() + spent.database()) / Math.max(1, micros.getTotalCount()),
				micros.getTotalCount() * 1_000.0 / time.toMillis());
	}

	/** Visitors who have written before, without a thread that goes on. */
	private static void known(Desk desk, List<String> tokens) throws Exception {
		String hashes = tokens.stream()
			.map((token) -> "'\\x" + HexFormat.of().formatHex(Digest.of(token)) + "'::bytea")
			.collect(Collectors.joining(","));
		desk.does(
				"""
						with one as (select v.* from visitor v order by id desc limit 1), hashes as (
							select unnest(array[%s]) as hash)
						insert into visitor (public_id, token_hash, widget_id, customer_id, locale, time_zone, created_at, seen_at)
						select replace(gen_random_uuid()::text, '-', ''), h.hash, s.widget_id, s.customer_id, s.locale, s.time_zone,
							now(), now() from one s, hashes h"""
					.formatted(hashes));
	}

	private static List<String> tokens(int many) {
		Random random = new Random();
		List<String> tokens = new ArrayList<>();
		for (int i = 0; i < many; i++) {
			byte[] bytes = new byte[32];
			random.nextBytes(bytes);
			tokens.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
		}
		return tokens;
	}

	private static <T> void all(List<T> some, Act<T> act) throws Exception {
		all(some, act, DOOR);
	}

	private static <T> void all(List<T> some, Act<T> act, int atOnce) throws Exception {
		Semaphore door = new Semaphore(atOnce);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			for (T one : some) {
				running.add(threads.submit(() -> {
					door.acquire();
					try {
						act.on(one);
					}
					finally {
						door.release();
					}
					return null;
				}));
			}
			for (Future<?> one : running) {
				one.get();
			}
		}
	}

	private static void say(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	private interface Act<T> {

		void on(T one) throws Exception;

	}

}
