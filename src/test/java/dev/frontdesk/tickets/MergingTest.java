package dev.frontdesk.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Team;
import dev.frontdesk.web.PublicId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MergingTest extends TicketStage {

	private Reader.OfDesk desk;

	private Customer mia;

	@BeforeEach
	void cast() {
		this.desk = someone(Role.AGENT);
		this.mia = visitor();
	}

	@Test
	void everythingGoesOnInTheSurvivor() {
		Posted first = open(this.mia, "Where is my parcel?");
		Posted second = open(this.mia, "It is the blue one.");
		note(this.desk, second, "calm");
		this.tickets.merge(this.desk, second.number(), first.number());
		assertThat(texts(first)).containsExactly("Where is my parcel?", "It is the blue one.", "calm");
		assertThat(texts(second)).isEmpty();
		assertThat(now(first).messages()).isEqualTo(3);
		assertThat(now(second).status()).isEqualTo(Status.CLOSED);
		assertThat(now(second).mergedInto()).isEqualTo(first.ticketId());
		assertThat(events(first, "merged-from")).containsExactly("- > " + second.number());
		assertThat(events(second, "merged-into")).containsExactly("- > " + first.number());
	}

	@Test
	void whatIsWrittenToTheMergedTicketArrivesAtTheSurvivorOnce() {
		Posted first = open(this.mia, "one");
		Posted second = open(this.mia, "two");
		Posted third = open(this.mia, "three");
		this.tickets.merge(this.desk, second.number(), first.number());
		this.tickets.merge(this.desk, first.number(), third.number());
		NewMessage late = said("late");
		Posted heard = this.tickets.hear(this.mia.id(), second.publicId(), late);
		Posted again = this.tickets.hear(this.mia.id(), second.publicId(), late);
		assertThat(heard.publicId()).isEqualTo(second.publicId());
		assertThat(again.repeated()).isTrue();
		assertThat(again.messageId()).isEqualTo(heard.messageId());
		assertThat(texts(third)).containsExactly("three", "one", "two", "late");
	}

	@Test
	void aMessageSentBeforeTheMergeAndAgainAfterItIsStillTheSame() {
		Posted first = open(this.mia, "one");
		Posted second = open(this.mia, "two");
		NewMessage unsure = said("did it go?");
		this.tickets.hear(this.mia.id(), second.publicId(), unsure);
		this.tickets.merge(this.desk, second.number(), first.number());
		assertThat(this.tickets.hear(this.mia.id(), second.publicId(), unsure).repeated()).isTrue();
		assertThat(texts(first)).hasSize(3);
	}

	@Test
	void theSameClientIdInBothIsTwoMessages() {
		Posted first = this.tickets.open(
				NewTicket.by(this.mia.id(), "", Channel.CHAT, "en", NewMessage.text("m1", "one", Channel.CHAT, "en")));
		Posted second = this.tickets.open(
				NewTicket.by(this.mia.id(), "", Channel.CHAT, "en", NewMessage.text("m1", "two", Channel.CHAT, "en")));
		this.tickets.merge(this.desk, second.number(), first.number());
		assertThat(texts(first)).containsExactly("one", "two");
	}

	@Test
	void aReplyBeingWrittenIsHeldBackByWhatWasMergedIn() {
		Posted first = open(this.mia, "one");
		Posted second = open(this.mia, "two");
		long read = now(first).seq();
		this.tickets.merge(this.desk, second.number(), first.number());
		assertThatExceptionOfType(ThreadMovedOn.class)
			.isThrownBy(() -> this.tickets.answer(this.desk, first.number(), said("Here"), read, null));
	}

	@Test
	void aReplyToTheMergedTicketIsToldWhereItGoesOn() {
		Posted first = open(this.mia, "one");
		Posted second = open(this.mia, "two");
		this.tickets.merge(this.desk, second.number(), first.number());
		assertThatExceptionOfType(TicketMerged.class).isThrownBy(() -> answer(this.desk, second, "Here"))
			.satisfies((refused) -> assertThat(refused.into()).isEqualTo(first.number()));
	}

	@Test
	void anotherCustomerReadsTheirOwnWordsAndWhatTheDeskSaysFromNowOn() {
		Customer ben = visitor();
		Posted first = open(this.mia, "Mia: my code is 4711");
		answer(this.desk, first, "To Mia alone");
		Posted second = open(ben, "Ben: same here");
		answer(this.desk, second, "To Ben alone");
		this.tickets.merge(this.desk, second.number(), first.number());
		answer(this.desk, first, "To both");
		hear(ben, second, "Ben: thanks");
		hear(this.mia, first, "Mia: thanks");
		assertThat(texts(second, ben)).containsExactly("Ben: same here", "To Ben alone", "To both", "Ben: thanks");
		assertThat(texts(first, this.mia)).containsExactly("Mia: my code is 4711", "To Mia alone", "To both",
				"Mia: thanks");
		assertThat(this.tickets.recipients(this.desk, first.number()).people())
			.extracting(Recipients.Person::customerId)
			.containsExactly(this.mia.id(), ben.id());
	}

	@Test
	void unmergedEachHasItsOwnAndWhatWasAnsweredMeanwhileStays() {
		Customer ben = visitor();
		Posted first = open(this.mia, "m1");
		Posted second = open(ben, "b1");
		answer(this.desk, second, "a-b");
		hear(ben, second, "b2");
		List<Long> places = seqs(second);
		this.tickets.merge(this.desk, second.number(), first.number());
		answer(this.desk, first, "both");
		hear(ben, second, "b3");
		this.tickets.unmerge(this.desk, second.number());
		answer(this.desk, first, "only Mia");
		assertThat(texts(first)).containsExactly("m1", "both", "only Mia");
		assertThat(texts(second)).containsExactly("b1", "a-b", "b2", "b3");
		assertThat(seqs(second).subList(0, 3)).isEqualTo(places);
		assertThat(now(second).status()).isEqualTo(Status.OPEN);
		assertThat(now(second).mergedInto()).isNull();
		assertThat(now(second).waitingSince()).isNotEqualTo(Times.NEVER);
		assertThat(now(first).waitingSince()).isEqualTo(Times.NEVER);
		assertThat(texts(first, ben)).containsExactly("both");
		assertThat(hear(ben, second, "b4").ticketId()).isEqualTo(second.ticketId());
		assertThat(texts(second)).contains("b4");
	}

	@Test
	void ofAChainEachLinkCanBeTakenOut() {
		Posted one = open(this.mia, "1");
		Posted two = open(this.mia, "2");
		Posted three = open(this.mia, "3");
		this.tickets.merge(this.desk, one.number(), two.number());
		this.tickets.merge(this.desk, two.number(), three.number());
		assertThat(texts(three)).containsExactly("3", "2", "1");
		this.tickets.unmerge(this.desk, one.number());
		assertThat(texts(one)).containsExactly("1");
		assertThat(texts(three)).containsExactly("3", "2");
		this.tickets.unmerge(this.desk, two.number());
		assertThat(texts(two)).containsExactly("2");
		assertThat(texts(three)).containsExactly("3");
	}

	@Test
	void aChainTakenOutInTheMiddleGoesOnTogether() {
		Posted one = open(this.mia, "1");
		Posted two = open(this.mia, "2");
		Posted three = open(this.mia, "3");
		this.tickets.merge(this.desk, one.number(), two.number());
		this.tickets.merge(this.desk, two.number(), three.number());
		this.tickets.unmerge(this.desk, two.number());
		assertThat(texts(two)).containsExactly("2", "1");
		this.tickets.unmerge(this.desk, one.number());
		assertThat(texts(one)).containsExactly("1");
		assertThat(texts(two)).containsExactly("2");
	}

	@Test
	void mergedAgainItHasNewPlaces() {
		Posted first = open(this.mia, "one");
		Posted second = open(this.mia, "two");
		this.tickets.merge(this.desk, second.number(), first.number());
		this.tickets.unmerge(this.desk, second.number());
		answer(this.desk, first, "meanwhile");
		this.tickets.merge(this.desk, second.number(), first.number());
		assertThat(texts(first)).containsExactly("one", "meanwhile", "two");
	}

	@Test
	void notIntoItselfNotIntoWhatIsClosedAndNotIntoWhatOneMayNotSee() {
		Posted mine = open(this.mia, "mine");
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.merge(this.desk, mine.number(), mine.number()));
		Posted closed = open(this.mia, "closed");
		this.jdbc.sql("update ticket set status = 'CLOSED' where id = ?").param(closed.ticketId()).update();
		assertThatExceptionOfType(TicketClosed.class)
			.isThrownBy(() -> this.tickets.merge(this.desk, mine.number(), closed.number()));
		Posted secret = open(this.mia, "secret");
		Team legal = this.staff.foundTeam(Actor.SYSTEM, PublicId.next(), LocalizedText.of("en", "Legal"), true);
		this.tickets.sendToTeam(new Reader.OfDesk(this.desk.agentId(), Role.LEAD), secret.number(), legal.id());
		assertThatExceptionOfType(TicketNotFound.class)
			.isThrownBy(() -> this.tickets.merge(this.desk, mine.number(), secret.number()));
		assertThatExceptionOfType(TicketNotFound.class)
			.isThrownBy(() -> this.tickets.merge(this.desk, secret.number(), mine.number()));
		Posted merged = open(this.mia, "merged");
		this.tickets.merge(this.desk, merged.number(), mine.number());
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.merge(this.desk, mine.number(), merged.number()));
	}

	@Test
	void oppositeMergesAtOnceCloseOne() throws Exception {
		for (int round = 0; round < 8; round++) {
			Posted one = open(this.mia, "one");
			Posted two = open(this.mia, "two");
			List<Boolean> done = atOnce(List.of(() -> this.tickets.merge(this.desk, one.number(), two.number()),
					() -> this.tickets.merge(this.desk, two.number(), one.number())));
			assertThat(done).containsExactlyInAnyOrder(true, false);
			assertThat(List.of(now(one).status(), now(two).status())).containsOnlyOnce(Status.CLOSED);
			Posted survivor = (now(one).status() == Status.CLOSED) ? two : one;
			assertThat(texts(survivor)).containsExactlyInAnyOrder("one", "two");
		}
	}

	@Test
	void whatIsWrittenWhileTicketsMergeAndPartIsNeverLost() throws Exception {
		Customer ben = visitor();
		Posted one = open(this.mia, "one");
		Posted two = open(ben, "two");
		Posted three = open(ben, "three");
		List<Runnable> deeds = new ArrayList<>();
		for (int writer = 0; writer < 2; writer++) {
			int name = writer;
			deeds.add(() -> {
				for (int i = 0; i < 12; i++) {
					hear(ben, (i % 2 == 0) ? two : three, "w" + name + "-" + i);
				}
			});
		}
		deeds.add(() -> {
			for (int i = 0; i < 5; i++) {
				this.tickets.merge(this.desk, two.number(), one.number());
				this.tickets.merge(this.desk, three.number(), two.number());
				this.tickets.unmerge(this.desk, two.number());
				this.tickets.unmerge(this.desk, three.number());
			}
		});
		deeds.add(() -> {
			for (int i = 0; i < 10; i++) {
				answer(this.desk, one, "a" + i);
			}
		});
		assertThat(atOnce(deeds)).containsOnly(true);
		assertThat(texts(one).size() + texts(two).size() + texts(three).size()).isEqualTo(3 + 24 + 10);
		for (Posted each : List.of(one, two, three)) {
			assertThat(now(each).messages()).isEqualTo(texts(each).size());
		}
		assertThat(texts(one)).allMatch((text) -> text.equals("one") || text.startsWith("a"));
	}

	/** Whatever was merged, split and written, in the end each has its own. */
	@Test
	void randomFamiliesComeApartAsTheyWere() {
		for (int seed = 0; seed < 6; seed++) {
			Random random = new Random(seed);
			List<Posted> all = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				all.add(open(this.mia, "t" + i));
			}
			for (int step = 0; step < 30; step++) {
				Posted one = all.get(random.nextInt(all.size()));
				Posted two = all.get(random.nextInt(all.size()));
				try {
					switch (random.nextInt(4)) {
						case 0 -> this.tickets.merge(this.desk, one.number(), two.number());
						case 1 -> this.tickets.unmerge(this.desk, one.number());
						default -> hear(this.mia, one, "t" + all.indexOf(one) + " " + step);
					}
				}
				catch (TicketMerged | VerbRefused refused) {
					// as it should be
				}
			}
			for (int round = 0; round < 2; round++) {
				for (Posted one : all) {
					if (now(one).mergedInto() != null) {
						this.tickets.unmerge(this.desk, one.number());
					}
				}
			}
			for (Posted one : all) {
				assertThat(texts(one)).allMatch((text) -> text.startsWith("t" + all.indexOf(one)));
				assertThat(now(one).messages()).isEqualTo(texts(one).size());
				assertThat(now(one).waitingSince()).isNotEqualTo(Times.NEVER);
			}
		}
	}

	private List<Long> seqs(Posted ticket) {
		return this.jdbc.sql("select seq from message where ticket_id = ? order by seq")
			.param(ticket.ticketId())
			.query(Long.class)
			.list();
	}

}
