package dev.frontdesk.tickets;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Team;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.PublicId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VerbsTest extends TicketStage {

	@Autowired
	Files files;

	private Reader.OfDesk desk;

	private Reader.OfDesk lead;

	private Customer mia;

	@BeforeEach
	void cast() {
		this.desk = someone(Role.AGENT);
		this.lead = someone(Role.LEAD);
		this.mia = visitor();
	}

	@Test
	void splitMessagesKeepAuthorAndDateAndBothSidesSaySo() {
		Posted born = open(this.mia, "My parcel is late.");
		Posted other = hear(this.mia, born, "And my invoice is wrong.");
		Posted note = note(this.desk, born, "two things");
		Instant written = created(other);
		Posted split = this.tickets.split(this.desk, born.number(), List.of(other.seq(), note.seq()), "Wrong invoice");
		assertThat(texts(split)).containsExactly("And my invoice is wrong.", "two things");
		assertThat(texts(born)).containsExactly("My parcel is late.");
		assertThat(created(other)).isEqualTo(written);
		Ticket apart = now(split);
		assertThat(apart.subject()).isEqualTo("Wrong invoice");
		assertThat(apart.customerId()).isEqualTo(this.mia.id());
		assertThat(apart.waitingSince()).isEqualTo(written);
		assertThat(events(born, "split-to")).containsExactly("- > " + split.number());
		assertThat(events(split, "split-from")).containsExactly("- > " + born.number());
		assertThat(this.tickets.links(this.desk, born.number())).extracting(Link::kind, Link::number)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(Link.Kind.SPLIT_TO, split.number()));
		assertThat(texts(split, this.mia)).containsExactly("And my invoice is wrong.");
	}

	@Test
	void aSplitTakesSomeAndLeavesSome() {
		Posted born = open(this.mia, "one");
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.split(this.desk, born.number(), List.of(), "x"));
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.split(this.desk, born.number(), List.of(born.seq()), "x"));
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.split(this.desk, born.number(), List.of(9999L), "x"));
		assertThatExceptionOfType(InvalidText.class)
			.isThrownBy(() -> this.tickets.split(this.desk, born.number(), List.of(born.seq()), " "));
	}

	@Test
	void whatWasMergedAndSplitOffStaysOffWhenTheMergeIsUndone() {
		Customer ben = visitor();
		Posted first = open(this.mia, "mia");
		Posted second = open(ben, "ben 1");
		hear(ben, second, "ben 2");
		this.tickets.merge(this.desk, second.number(), first.number());
		long place = this.jdbc.sql("select seq from message where ticket_id = ? and text = 'ben 2'")
			.param(first.ticketId())
			.query(Long.class)
			.single();
		Posted split = this.tickets.split(this.desk, first.number(), List.of(place), "Ben’s other matter");
		assertThat(now(split).customerId()).isEqualTo(ben.id());
		this.tickets.unmerge(this.desk, second.number());
		assertThat(texts(second)).containsExactly("ben 1");
		assertThat(texts(split)).containsExactly("ben 2");
	}

	@Test
	void whatWasJustDoneIsTakenBackAsIfItHadNotBeen() {
		Posted born = open(this.mia, "hello");
		Instant promised = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
		this.tickets.promiseUpdate(this.desk, born.number(), promised);
		Ticket before = now(born);
		Tickets.Span solved = this.tickets.noting(this.desk, born.number(),
				() -> this.tickets.changeStatus(this.desk, born.number(), Status.SOLVED));
		assertThat(now(born).assigneeId()).isEqualTo(this.desk.agentId());
		this.tickets.takeBack(this.desk, born.number(), solved);
		Ticket after = now(born);
		assertThat(after.status()).isEqualTo(Status.NEW);
		assertThat(after.assigneeId()).isNull();
		assertThat(after.waitingSince()).isEqualTo(before.waitingSince());
		assertThat(after.nextUpdateAt()).isEqualTo(promised);
		assertThat(after.dueAt()).isEqualTo(promised);
		assertThat(after.solvedAt()).isEqualTo(Times.NEVER);
		assertThat(after.solvedById()).isNull();
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.takeBack(this.desk, born.number(), solved));
	}

	@Test
	void whatTheCustomerHasAnsweredIsNotTakenBack() {
		Posted born = open(this.mia, "hello");
		Tickets.Span solved = this.tickets.noting(this.desk, born.number(),
				() -> this.tickets.changeStatus(this.desk, born.number(), Status.SOLVED));
		hear(this.mia, born, "But no!");
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.takeBack(this.desk, born.number(), solved));
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.takeBack(this.desk, born.number(), new Tickets.Span(0, solved.to())));
		assertThat(now(born).status()).isEqualTo(Status.OPEN);
	}

	@Test
	void whoReopensByMistakeFindsItSolvedByWhoSolvedIt() {
		Posted born = open(this.mia, "hello");
		this.tickets.changeStatus(this.desk, born.number(), Status.SOLVED);
		Tickets.Span reopened = this.tickets.noting(this.lead, born.number(),
				() -> this.tickets.changeStatus(this.lead, born.number(), Status.OPEN));
		this.tickets.takeBack(this.lead, born.number(), reopened);
		assertThat(now(born).status()).isEqualTo(Status.SOLVED);
		assertThat(now(born).solvedById()).isEqualTo(this.desk.agentId());
		assertThat(Times.given(now(born).solvedAt())).isTrue();
		assertThat(Times.given(now(born).waitingSince())).isFalse();
	}

	@Test
	void whoAnswersWhatNobodyHasTakesIt() {
		Posted born = open(this.mia, "hello");
		note(this.desk, born, "I look");
		assertThat(now(born).assigneeId()).isNull();
		answer(this.desk, born, "Hello!");
		assertThat(now(born).assigneeId()).isEqualTo(this.desk.agentId());
		answer(this.lead, born, "And from me");
		assertThat(now(born).assigneeId()).isEqualTo(this.desk.agentId());
	}

	@Test
	void linksShowFromBothSidesAndCloseNoCircle() {
		Posted a = open(this.mia, "a");
		Posted b = open(this.mia, "b");
		Posted c = open(this.mia, "c");
		this.tickets.link(this.desk, a.number(), b.number(), Link.Kind.PARENT);
		this.tickets.link(this.desk, c.number(), b.number(), Link.Kind.CHILD);
		assertThat(this.tickets.links(this.desk, b.number())).extracting(Link::kind)
			.containsExactly(Link.Kind.CHILD, Link.Kind.PARENT);
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.link(this.desk, c.number(), a.number(), Link.Kind.PARENT));
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.link(this.desk, a.number(), a.number(), Link.Kind.RELATED));
		this.tickets.link(this.desk, a.number(), b.number(), Link.Kind.RELATED);
		this.tickets.link(this.desk, c.number(), a.number(), Link.Kind.PARENT);
		assertThat(events(b, "link")).containsExactly("- > CHILD " + a.number(), "- > PARENT " + c.number(),
				"CHILD " + a.number() + " > -", "- > RELATED " + a.number());
		this.tickets.unlink(this.desk, b.number(), a.number());
		assertThat(this.tickets.links(this.desk, b.number())).extracting(Link::number).containsExactly(c.number());
	}

	@Test
	void circlesCannotBeClosedFromTwoSidesAtOnce() throws Exception {
		Posted a = open(this.mia, "a");
		Posted b = open(this.mia, "b");
		Posted c = open(this.mia, "c");
		this.tickets.link(this.desk, a.number(), b.number(), Link.Kind.BLOCKS);
		assertThat(atOnce(List.of(() -> this.tickets.link(this.desk, b.number(), c.number(), Link.Kind.BLOCKS),
				() -> this.tickets.link(this.desk, c.number(), a.number(), Link.Kind.BLOCKS))))
			.containsExactlyInAnyOrder(true, false);
	}

	@Test
	void aFollowUpByHandIsTheAgentsAndLinkedBothWays() {
		Posted born = open(this.mia, "done");
		this.jdbc.sql("update ticket set status = 'CLOSED' where id = ?").param(born.ticketId()).update();
		long next = this.tickets.followUp(this.desk, born.number());
		Ticket follow = this.tickets.byNumber(this.desk, next);
		assertThat(follow.followUpOf()).isEqualTo(born.ticketId());
		assertThat(follow.assigneeId()).isEqualTo(this.desk.agentId());
		assertThat(this.tickets.links(this.desk, born.number())).extracting(Link::kind)
			.containsExactly(Link.Kind.FOLLOWED_BY);
		assertThat(this.tickets.links(this.desk, next)).extracting(Link::kind).containsExactly(Link.Kind.FOLLOWS);
	}

	@Test
	void aSnoozedTicketComesBackInTimeOrWhenTheCustomerWrites() {
		Posted early = open(this.mia, "early");
		Posted later = open(this.mia, "later");
		Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
		this.tickets.snooze(this.desk, early.number(), tomorrow);
		this.tickets.snooze(this.desk, later.number(), tomorrow);
		hear(this.mia, early, "hello?");
		assertThat(now(early).snoozedUntil()).isEqualTo(Times.NEVER);
		this.jdbc.sql("update ticket set snoozed_until = now() - interval '1 minute' where id = ?")
			.param(later.ticketId())
			.update();
		this.tickets.wakeDue(100);
		assertThat(now(later).snoozedUntil()).isEqualTo(Times.NEVER);
		assertThat(events(later, "snoozed-until")).last().asString().endsWith(" > -");
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.snooze(this.desk, later.number(), Instant.now().minusSeconds(1)));
		this.tickets.changeStatus(this.desk, later.number(), Status.SOLVED);
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.snooze(this.desk, later.number(), tomorrow));
	}

	@Test
	void snoozedAndWrittenToAtOnceItIsNeverAsleepWithANewMessageLast() throws Exception {
		for (int round = 0; round < 6; round++) {
			Posted born = open(this.mia, "hello");
			atOnce(List.of(() -> this.tickets.snooze(this.desk, born.number(), Instant.now().plus(Duration.ofDays(1))),
					() -> hear(this.mia, born, "wait")));
			boolean asleep = Times.given(now(born).snoozedUntil());
			long snoozed = place(born, "field = 'snoozed-until' and became is not null");
			long written = place(born, "field = 'message'");
			assertThat(asleep).isEqualTo(snoozed > written);
		}
	}

	private long place(Posted ticket, String which) {
		return this.jdbc.sql("select max(seq) from ticket_event where ticket_id = ? and " + which)
			.params(ticket.ticketId())
			.query(Long.class)
			.single();
	}

	@Test
	void thePromisedUpdateIsWhenItIsDueAndTheNextAnswerKeepsIt() {
		Posted born = open(this.mia, "hello");
		Instant friday = Instant.parse("2099-01-01T10:00:00Z");
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.promiseUpdate(this.desk, born.number(), friday));
		Instant soon = Instant.now().plus(Duration.ofHours(2)).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
		this.tickets.promiseUpdate(this.desk, born.number(), soon);
		assertThat(now(born).dueAt()).isEqualTo(soon);
		note(this.desk, born, "a note keeps no promise");
		assertThat(now(born).nextUpdateAt()).isEqualTo(soon);
		this.jdbc.sql("update ticket set next_update_at = now() - interval '1 minute' where id = ?")
			.param(born.ticketId())
			.update();
		this.tickets.noteUpdatesDue(100);
		this.tickets.noteUpdatesDue(100);
		assertThat(events(born, "next-update-due")).hasSize(1);
		answer(this.desk, born, "Here is the news.");
		assertThat(now(born).nextUpdateAt()).isEqualTo(Times.NEVER);
		assertThat(now(born).dueAt()).isEqualTo(Times.NEVER);
	}

	@Test
	void nothingIsSentFromSpamAndTheWayBackIsOpen() {
		Posted born = open(this.mia, "buy pills");
		this.tickets.put(this.desk, born.number(), Shelf.SPAM);
		assertThatExceptionOfType(VerbRefused.class).isThrownBy(() -> answer(this.desk, born, "No"));
		note(this.desk, born, "again the pills");
		hear(this.mia, born, "more pills");
		assertThat(now(born).shelf()).isEqualTo(Shelf.SPAM);
		this.tickets.put(this.desk, born.number(), Shelf.DESK);
		answer(this.desk, born, "Sorry");
	}

	@Test
	void whoIsMentionedMayReadAndNoteAndNothingElse() {
		Posted born = open(this.mia, "secret");
		Team legal = this.staff.foundTeam(Actor.SYSTEM, PublicId.next(), LocalizedText.of("en", "Legal"), true);
		this.staff.join(Actor.SYSTEM, legal.id(), this.desk.agentId());
		this.tickets.sendToTeam(this.lead, born.number(), legal.id());
		Reader.OfDesk guest = someone(Role.AGENT);
		assertThatExceptionOfType(TicketNotFound.class).isThrownBy(() -> this.tickets.byNumber(guest, born.number()));
		this.tickets.answer(this.desk, born.number(),
				NewMessage.note(UUID.randomUUID().toString(), "@guest?", "en").mentioning(List.of(guest.agentId())), 0,
				null);
		assertThat(this.tickets.byNumber(guest, born.number()).subject()).isEqualTo("secret");
		assertThat(this.tickets.mayWork(guest, born.number())).isFalse();
		Posted note = note(guest, born, "I see");
		this.tickets.editNote(guest, born.number(), note.seq(), NewText.of("I see now"));
		assertThat(events(born, "mention")).containsExactly("- > " + guest.agentId());
		assertThat(events(born, "collaborator")).containsExactly("- > " + guest.agentId());
		List<Runnable> forbidden = List.of(() -> answer(guest, born, "Hi"),
				() -> this.tickets.assign(guest, born.number(), guest.agentId()),
				() -> this.tickets.changeStatus(guest, born.number(), Status.SOLVED),
				() -> this.tickets.answer(guest, born.number(), NewMessage.note("n", "x", "en"), 0, Status.SOLVED),
				() -> this.tickets.tag(guest, born.number(), "mine"),
				() -> this.tickets.snooze(guest, born.number(), Instant.now().plusSeconds(60)),
				() -> this.tickets.merge(guest, born.number(), open(this.mia, "x").number()),
				() -> this.tickets.redact(guest, born.number(), born.seq(), List.of("secret")),
				() -> this.tickets.deleteMessage(guest, born.number(), born.seq()),
				() -> this.tickets.followUp(guest, born.number()));
		for (Runnable deed : forbidden) {
			assertThatExceptionOfType(VerbRefused.class).isThrownBy(deed::run);
		}
		this.tickets.leave(guest, born.number(), guest.agentId());
		assertThatExceptionOfType(TicketNotFound.class).isThrownBy(() -> this.tickets.byNumber(guest, born.number()));
	}

	@Test
	void aNoteIsEditedByItsAuthorOrALeadAndNothingSaysWhatItWas() {
		Posted born = open(this.mia, "hello");
		Posted note = note(this.desk, born, "grumpy customer");
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.editNote(someone(Role.AGENT), born.number(), note.seq(), NewText.of("x")));
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.editNote(this.desk, born.number(), born.seq(), NewText.of("x")));
		this.tickets.editNote(this.desk, born.number(), note.seq(), new NewText("", "<p><b>kind</b> customer</p>"));
		assertThat(texts(born)).containsExactly("hello", "kind customer");
		this.tickets.editNote(this.lead, born.number(), note.seq(), NewText.of("customer"));
		assertThat(everything(born)).doesNotContain("grumpy", "kind customer");
		assertThat(events(born, "message-edited")).containsExactly("- > " + note.seq(), "- > " + note.seq());
		assertThatExceptionOfType(InvalidText.class)
			.isThrownBy(() -> this.tickets.editNote(this.desk, born.number(), note.seq(), NewText.of(" ")));
	}

	@Test
	void redactedWordsAreGoneFromEveryPlace() {
		Posted born = open(this.mia, "My card is 4111 1111 and CODE is Straße");
		Posted rich = this.tickets.answer(this.desk, born.number(),
				said("-").withHtml("<p>So 41<b>11</b> 1111, <a href=\"https://a.test/?4111 1111\">4111 1111</a>?</p>"),
				Long.MAX_VALUE, null);
		this.tickets.redact(this.desk, born.number(), born.seq(), List.of("4111 1111", "code"));
		this.tickets.redact(this.desk, born.number(), rich.seq(), List.of("4111 1111"));
		assertThat(everything(born)).doesNotContain("4111 1111", "CODE", "'4111'").contains("█████", "Straße");
		assertThat(now(born).subject()).doesNotContain("4111");
		assertThat(events(born, "message-redacted")).hasSize(2);
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.redact(this.desk, born.number(), born.seq(), List.of("not there")));
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.redact(this.desk, born.number(), born.seq(), List.of(" ")));
	}

	@Test
	void aDeletedMessageLeavesItsPlaceAndNothingElse() throws Exception {
		Posted born = open(this.mia, "hello");
		StoredFile file = this.files.store(new java.io.ByteArrayInputStream(new byte[] { 1, 2, 3 }), "secret.bin", null,
				100);
		Posted reply = this.tickets.answer(this.desk, born.number(),
				said("here is the secret").withFiles(List.of(file.id())), Long.MAX_VALUE, null);
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.deleteMessage(someone(Role.AGENT), born.number(), reply.seq()));
		this.tickets.deleteMessage(this.desk, born.number(), reply.seq());
		assertThat(everything(born)).doesNotContain("secret");
		assertThat(this.files.find(file.publicId())).isEmpty();
		assertThat(texts(born, this.mia)).containsExactly("hello");
		assertThat(events(born, "message-deleted")).containsExactly("- > " + reply.seq());
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.deleteMessage(this.desk, born.number(), reply.seq()));
	}

	@Test
	void deletedAndEditedAtOnceItStaysDeleted() throws Exception {
		for (int round = 0; round < 6; round++) {
			Posted born = open(this.mia, "hello");
			Posted note = note(this.desk, born, "secret");
			atOnce(List.of(() -> this.tickets.deleteMessage(this.desk, born.number(), note.seq()),
					() -> this.tickets.editNote(this.lead, born.number(), note.seq(), NewText.of("secret two"))));
			assertThat(texts(born)).containsExactly("hello", "");
		}
	}

	@Test
	void whatAFieldHeldBeforeComesBack() {
		Posted born = open(this.mia, "hello");
		long number = born.number();
		this.tickets.rename(this.desk, number, "Renamed");
		this.tickets.tag(this.desk, number, "a b");
		this.tickets.tag(this.desk, number, "c");
		this.tickets.assign(this.desk, number, this.lead.agentId());
		this.tickets.assign(this.desk, number, null);
		this.tickets.changeStatus(this.desk, number, Status.PENDING);
		for (String field : List.of("subject", "tags", "assignee", "status")) {
			this.tickets.restore(this.desk, number, lastEvent(born, field));
		}
		Ticket ticket = now(born);
		assertThat(ticket.subject()).isEqualTo("hello");
		assertThat(ticket.tags()).containsExactly("a", "b");
		assertThat(ticket.assigneeId()).isEqualTo(this.lead.agentId());
		assertThat(ticket.status()).isEqualTo(Status.OPEN);
		for (String field : List.of("created", "message", "language", "kind")) {
			assertThatExceptionOfType(VerbRefused.class)
				.isThrownBy(() -> this.tickets.restore(this.desk, number, lastEvent(born, field)));
		}
		Posted other = open(this.mia, "other");
		assertThatExceptionOfType(VerbRefused.class)
			.isThrownBy(() -> this.tickets.restore(this.desk, number, lastEvent(other, "subject")));
	}

	@Test
	void copiesGoToWhomTheLastAnswerNamed() {
		Customer ben = this.customers.withEmail(EmailAddress.typed(UUID.randomUUID() + "@example.test"), "Ben",
				Locale.ENGLISH, ZoneId.of("UTC"));
		Posted born = open(ben, "hello");
		String own = this.customers.emails(ben.id()).getFirst();
		assertThatExceptionOfType(InvalidEmail.class).isThrownBy(() -> this.tickets.answer(this.desk, born.number(),
				said("Hi").copyTo(List.of("nonsense")), Long.MAX_VALUE, null));
		this.tickets.answer(this.desk, born.number(),
				said("Hi").copyTo(List.of("boss@example.test", "BOSS@example.test", own)), Long.MAX_VALUE, null);
		answer(this.desk, born, "and");
		Recipients all = this.tickets.recipients(this.desk, born.number());
		assertThat(all.people()).extracting(Recipients.Person::address).containsExactly(own);
		assertThat(all.cc()).containsExactly("boss@example.test");
		assertThat(this.jdbc
			.sql("select count(*) from message_recipient r join message m on m.id = r.message_id"
					+ " where m.ticket_id = ? and r.kind = 'CC'")
			.param(born.ticketId())
			.query(Integer.class)
			.single()).isEqualTo(2);
		this.tickets.answer(this.desk, born.number(), said("alone").copyTo(List.of()), Long.MAX_VALUE, null);
		assertThat(this.tickets.recipients(this.desk, born.number()).cc()).isEmpty();
	}

	@Test
	void filesOfARepeatedMessageAreNotStoredAgain() {
		Posted born = open(this.mia, "hello");
		NewMessage message = said("with a file").withFiles(() -> List
			.of(this.files.store(new java.io.ByteArrayInputStream(new byte[] { 7 }), "once.bin", null, 100).id()));
		this.tickets.hear(this.mia.id(), born.publicId(), message);
		int stored = storedFiles();
		assertThat(this.tickets.hear(this.mia.id(), born.publicId(), message).repeated()).isTrue();
		assertThat(storedFiles()).isEqualTo(stored);
	}

	private int storedFiles() {
		return this.jdbc.sql("select count(*) from stored_file").query(Integer.class).single();
	}

	private long lastEvent(Posted ticket, String field) {
		return this.jdbc.sql("select max(id) from ticket_event where ticket_id = ? and field = ?")
			.params(ticket.ticketId(), field)
			.query(Long.class)
			.single();
	}

	private Instant created(Posted message) {
		return this.jdbc.sql("select created_at from message where id = ?")
			.param(message.messageId())
			.query((row, number) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant())
			.single();
	}

	/** Every word the database keeps of it. */
	private String everything(Posted ticket) {
		return String.join("\n", this.jdbc.sql("""
				select m.text || m.html from message m where m.ticket_id = :id
				union all select w.words::text from message_words w where w.ticket_id = :id
				union all select w.words::text from subject_words w where w.ticket_id = :id
				union all select t.subject from ticket t where t.id = :id
				union all select coalesce(e.was, '') || ' ' || coalesce(e.became, '') from ticket_event e
					where e.ticket_id = :id""").param("id", ticket.ticketId()).query(String.class).list());
	}

}
