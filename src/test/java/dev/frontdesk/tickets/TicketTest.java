package dev.frontdesk.tickets;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.events.Change;
import dev.frontdesk.customers.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TicketTest {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	private static final Actor CUSTOMER = Actor.customer(5);

	private static final Actor ANNA = Actor.agent(7);

	private final Ticket ticket = born();

	@Test
	void isNewUntilSomeoneTakesOrAnswersIt() {
		assertThat(this.ticket.status()).isEqualTo(Status.NEW);
		this.ticket.assignTo(7L);
		assertThat(this.ticket.status()).isEqualTo(Status.OPEN);
	}

	@Test
	void anAnswerOpensItAndEndsTheWait() {
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		assertThat(this.ticket.waitingSince()).isEqualTo(NOON);
		this.ticket.append(ANNA, Visibility.PUBLIC, NOON.plusSeconds(60));
		assertThat(this.ticket.status()).isEqualTo(Status.OPEN);
		assertThat(this.ticket.waitingSince()).isEqualTo(Times.NEVER);
		assertThat(this.ticket.firstRepliedAt()).isEqualTo(NOON.plusSeconds(60));
	}

	@Test
	void anAcknowledgementIsNoAnswer() {
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		this.ticket.append(Actor.SYSTEM, Visibility.PUBLIC, NOON.plusSeconds(1));
		assertThat(this.ticket.status()).isEqualTo(Status.NEW);
		assertThat(this.ticket.waitingSince()).isEqualTo(NOON);
	}

	@Test
	void aNoteAnswersNobody() {
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		this.ticket.append(ANNA, Visibility.NOTE, NOON.plusSeconds(1));
		assertThat(this.ticket.status()).isEqualTo(Status.NEW);
		assertThat(this.ticket.waitingSince()).isEqualTo(NOON);
	}

	@Test
	void theWaitBeginsWithTheFirstUnansweredMessage() {
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON.plusSeconds(90));
		assertThat(this.ticket.waitingSince()).isEqualTo(NOON);
	}

	@ParameterizedTest
	@EnumSource(names = { "PENDING", "ON_HOLD" })
	void aCustomersMessageReopensWhatWaits(Status waiting) {
		this.ticket.become(waiting, NOON);
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		assertThat(this.ticket.status()).isEqualTo(Status.OPEN);
	}

	@Test
	void aCustomersMessageReopensWhatWasSolvedAndNobodySolvedIt() {
		this.ticket.solve(ANNA, NOON);
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON.plusSeconds(5));
		assertThat(this.ticket.status()).isEqualTo(Status.OPEN);
		assertThat(this.ticket.solvedByKind()).isNull();
		assertThat(this.ticket.solvedAt()).isEqualTo(Times.NEVER);
	}

	@Test
	void whoSolvesAnUnassignedTicketHasTakenIt() {
		this.ticket.solve(ANNA, NOON);
		assertThat(this.ticket.assigneeId()).isEqualTo(7L);
		assertThat(this.ticket.solvedByKind()).isEqualTo(Actor.Kind.AGENT);
		assertThat(this.ticket.solvedById()).isEqualTo(7L);
	}

	@Test
	void solvingSomeoneElsesTicketLeavesItTheirs() {
		this.ticket.assignTo(8L);
		this.ticket.solve(ANNA, NOON);
		assertThat(this.ticket.assigneeId()).isEqualTo(8L);
	}

	@ParameterizedTest
	@EnumSource(names = { "NEW", "CLOSED" })
	void nobodySetsNewOrClosedByHand(Status wanted) {
		assertThatExceptionOfType(StatusRefused.class).isThrownBy(() -> this.ticket.become(wanted, NOON));
	}

	@Test
	void aCustomersMessageComesBackFromTheTrashAndSpamStaysSpam() {
		this.ticket.put(Shelf.TRASH);
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		assertThat(this.ticket.shelf()).isEqualTo(Shelf.DESK);
		this.ticket.put(Shelf.SPAM);
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		assertThat(this.ticket.shelf()).isEqualTo(Shelf.SPAM);
	}

	@Test
	void closedIsFinal() {
		this.ticket.solve(ANNA, NOON);
		this.ticket.close(NOON.plusSeconds(1));
		assertThatExceptionOfType(TicketClosed.class)
			.isThrownBy(() -> this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON));
		assertThatExceptionOfType(TicketClosed.class).isThrownBy(() -> this.ticket.become(Status.OPEN, NOON));
		assertThatExceptionOfType(TicketClosed.class).isThrownBy(() -> this.ticket.retag(List.of("late")));
	}

	@Test
	void onlyWhatIsSolvedCloses() {
		assertThatExceptionOfType(StatusRefused.class).isThrownBy(() -> this.ticket.close(NOON));
	}

	@Test
	void theAgentsWordOnPriorityHoldsUntilTheTicketIsWeighedAgain() {
		this.ticket.overrulePriority(Priority.URGENT);
		assertThat(this.ticket.priority()).isEqualTo(Priority.URGENT);
		assertThat(this.ticket.priorityOverruled()).isTrue();
		this.ticket.weigh(Level.LOW, Level.LOW);
		assertThat(this.ticket.priority()).isEqualTo(Priority.LOW);
		assertThat(this.ticket.priorityOverruled()).isFalse();
	}

	@Test
	void everyChangeHasAPlaceOfItsOwn() {
		this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		this.ticket.assignTo(7L);
		List<Long> places = this.ticket.takeChanges(NOON).stream().map(Change::seq).toList();
		assertThat(places).doesNotHaveDuplicates().isSorted().last().isEqualTo(this.ticket.seq());
		assertThat(this.ticket.takeChanges(NOON)).isEmpty();
	}

	@Test
	void whatChangesNothingIsNoEvent() {
		this.ticket.takeChanges(NOON);
		this.ticket.assignTo(null);
		this.ticket.retag(List.of());
		this.ticket.put(Shelf.DESK);
		assertThat(this.ticket.takeChanges(NOON)).isEmpty();
	}

	@Test
	void aSeenMarkMovesForwardAndNeverBeyondTheThread() {
		long place = this.ticket.append(CUSTOMER, Visibility.PUBLIC, NOON);
		assertThat(this.ticket.seenByDesk(place + 1_000_000)).isTrue();
		assertThat(this.ticket.deskSeenSeq()).isEqualTo(place);
		assertThat(this.ticket.seenByDesk(place - 1)).isFalse();
	}

	@Test
	void moreTagsThanAnyoneReadsAreRefused() {
		List<String> tags = IntStream.range(0, Ticket.MAX_TAGS + 1).mapToObj((i) -> "tag" + i).toList();
		assertThatExceptionOfType(TooManyTags.class).isThrownBy(() -> this.ticket.retag(tags));
	}

	private static Ticket born() {
		NewTicket birth = NewTicket.by(5, "", Channel.CHAT, "th", NewMessage.text("c1", "x", Channel.CHAT, "th"));
		return new Ticket(birth, "x", 1001, 1, 1, Tier.STANDARD, NOON);
	}

}
