package dev.frontdesk.views;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.frontdesk.tickets.TicketSeen;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {

	private final AtomicLong now = new AtomicLong();

	private final Tally tally = new Tally(this.now::get);

	@Test
	void whoComesWhileAnotherCountsIsToldWhatWasCountedBefore() {
		count(7);
		change();
		try (Tally.Turn counting = this.tally.turn()) {
			assertThat(counting.counts()).isTrue();
			try (Tally.Turn other = this.tally.turn()) {
				assertThat(other.counts()).isFalse();
				assertThat(other.groups()).containsExactly(group(7));
				assertThat(other.isLate()).as("worth asking again").isTrue();
			}
			finish(counting, 8);
		}
		try (Tally.Turn after = this.tally.turn()) {
			assertThat(after.groups()).containsExactly(group(8));
			assertThat(after.isLate()).isFalse();
		}
	}

	@Test
	void whoFailsToCountLeavesItToTheNext() {
		count(7);
		change();
		try (Tally.Turn failing = this.tally.turn()) {
			assertThat(failing.counts()).isTrue();
		}
		try (Tally.Turn next = this.tally.turn()) {
			assertThat(next.counts()).isTrue();
		}
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

	private void change() {
		this.now.addAndGet(TimeUnit.SECONDS.toNanos(1));
		this.tally.seen(new TicketSeen(1, "p", 1, 1, true));
	}

	private static Tally.Group group(long total) {
		return new Tally.Group("work", null, null, false, false, false, total, 0);
	}

}
