package dev.frontdesk.views;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.frontdesk.tickets.TicketSeen;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {

	private final AtomicLong now = new AtomicLong();

	private final List<Runnable> aside = new ArrayList<>();

	private long inDatabase;

	private final Tally tally = new Tally(this::all, this.aside::add, this.now::get);

	@Test
	void nobodyWaitsWhileItIsCountedAside() {
		count(7);
		change(1);
		assertThat(told()).as("worth asking again").isEqualTo(new Told(7, true));
		assertThat(told()).as("meanwhile").isEqualTo(new Told(7, true));
		assertThat(this.aside).as("one counts for all").hasSize(1);
		this.inDatabase = 8;
		this.aside.removeFirst().run();
		assertThat(told()).isEqualTo(new Told(8, false));
		assertThat(this.aside).isEmpty();
	}

	@Test
	void whatChangesWhileItIsCountedIsCountedAgain() {
		count(7);
		change(1);
		told();
		change(1);
		this.inDatabase = 8;
		this.aside.removeFirst().run();
		change(1);
		assertThat(told()).isEqualTo(new Told(8, true));
		assertThat(this.aside).hasSize(1);
	}

	@Test
	void whatIsLongKnownIsNotTold() {
		count(7);
		change(11);
		try (Tally.Turn counting = this.tally.turn()) {
			assertThat(counting.counts()).isTrue();
			try (Tally.Turn other = this.tally.turn()) {
				assertThat(other.groups()).as("another counts already").containsExactly(group(7));
			}
			finish(counting, 8);
		}
		assertThat(told()).isEqualTo(new Told(8, false));
	}

	@Test
	void whoFailsToCountLeavesItToTheNext() {
		count(7);
		change(11);
		try (Tally.Turn failing = this.tally.turn()) {
			assertThat(failing.counts()).isTrue();
		}
		count(8);
		change(1);
		told();
		this.inDatabase = -1;
		this.aside.removeFirst().run();
		assertThat(told()).isEqualTo(new Told(8, true));
		assertThat(this.aside).as("once more").hasSize(1);
	}

	@Test
	void whatTakesNoTimeEachCountsForThemselves() {
		try (Tally.Turn one = this.tally.turn()) {
			one.groups();
		}
		try (Tally.Turn one = this.tally.turn(); Tally.Turn other = this.tally.turn()) {
			assertThat(List.of(one.counts(), other.counts())).containsOnly(true);
		}
	}

	private void count(long total) {
		try (Tally.Turn turn = this.tally.turn()) {
			finish(turn, total);
		}
	}

	private void finish(Tally.Turn turn, long total) {
		turn.add(group(total));
		this.now.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
		turn.groups();
	}

	private Told told() {
		try (Tally.Turn turn = this.tally.turn()) {
			assertThat(turn.counts()).isFalse();
			return new Told(turn.groups().getFirst().total(), turn.isLate());
		}
	}

	private List<Tally.Group> all() {
		this.now.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
		if (this.inDatabase < 0) {
			throw new IllegalStateException("no connection");
		}
		return List.of(group(this.inDatabase));
	}

	private void change(int seconds) {
		this.now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
		this.tally.seen(new TicketSeen(1, "p", 1, 1, true));
	}

	private static Tally.Group group(long total) {
		return new Tally.Group("work", null, null, false, false, false, total, 0);
	}

	private record Told(long total, boolean late) {
	}

}
