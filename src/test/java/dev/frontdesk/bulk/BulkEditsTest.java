package dev.frontdesk.bulk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.frontdesk.actions.Step;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.PersonalData;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.staff.Team;
import dev.frontdesk.testing.Routed;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
class BulkEditsTest {

	@Autowired
	BulkEdits bulks;

	@Autowired
	BulkWork work;

	@Autowired
	BulkScreens screens;

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	List<PersonalData> holders;

	@Autowired
	JdbcClient jdbc;

	private Agent anna;

	private Reader.OfDesk reader;

	private Customer visitor;

	@BeforeEach
	void cast() {
		this.anna = hire("Anna");
		this.reader = new Reader.OfDesk(this.anna.id(), Role.AGENT);
		this.visitor = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
	}

	@Test
	void whatCannotBeDoneIsToldAndTheRestIsDone() {
		List<Posted> born = open(5);
		close(born.get(2));
		long id = start(born, new Step("status", "SOLVED"));
		run(id);
		assertThat(statuses(born)).containsExactly(Status.SOLVED, Status.SOLVED, Status.CLOSED, Status.SOLVED,
				Status.SOLVED);
		BulkScreens.Progress progress = this.screens.progress(this.reader, id, Locale.ENGLISH);
		assertThat(progress.done()).isEqualTo(4);
		assertThat(progress.refused()).isEqualTo(1);
		assertThat(progress.running()).isFalse();
		assertThat(this.screens.report(this.reader, id, 0, Locale.ENGLISH).lines()).singleElement()
			.satisfies((line) -> {
				assertThat(line.number()).isEqualTo(born.get(2).number());
				assertThat(line.reason()).isNotBlank().doesNotContain("tickets.closed");
			});
	}

	@Test
	void whatBrokeOffIsTakenUpAndNothingIsDoneTwice() {
		List<Posted> born = open(6);
		long id = start(born, new Step("note", "Checked by hand."));
		// a node that dies after some of it: its time is over before it comes to the end
		jdbc.sql("update bulk_edit_ticket set state = 'CANCELLED' where bulk_id = ? and position > 3")
			.param(id)
			.update();
		assertThat(this.work.work(id, Instant.MAX)).isFalse();
		jdbc.sql("update bulk_edit_ticket set state = 'WAITING' where bulk_id = ? and position > 3").param(id).update();
		jdbc.sql("""
				update bulk_edit set state = 'RUNNING', steps = '[{"action": "note", "value": "Checked by hand."}]'
				where id = ?""").param(id).update();
		CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> this.work.work(id, Instant.MAX));
		run(id);
		other.join();
		run(id);
		assertThat(this.jdbc.sql("""
				select count(*) from message m join bulk_edit_ticket b on b.ticket_id = m.ticket_id
				where b.bulk_id = ? and m.visibility = 'NOTE'""").param(id).query(Long.class).single()).isEqualTo(6);
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).done()).isEqualTo(6);
	}

	@Test
	void itStopsWhenItsTimeIsOverAndGoesOnLater() {
		List<Posted> born = open(3);
		long id = start(born, new Step("priority", "HIGH"));
		assertThat(this.work.work(id, Instant.MIN)).isTrue();
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).tried()).isZero();
		run(id);
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).done()).isEqualTo(3);
	}

	@Test
	void undoOfSolvingBringsEachBackToItsPlaceInTheQueue() {
		List<Posted> born = open(2);
		List<Ticket> before = born.stream().map(this::ticket).toList();
		long id = start(born, new Step("status", "SOLVED"));
		run(id);
		run(this.bulks.undo(this.reader, id));
		for (int i = 0; i < born.size(); i++) {
			Ticket after = ticket(born.get(i));
			assertThat(after.status()).isEqualTo(Status.NEW);
			assertThat(after.assigneeId()).isNull();
			assertThat(after.waitingSince()).isEqualTo(before.get(i).waitingSince());
		}
	}

	@Test
	void undoGoesBackExceptWhereSomethingHappenedSince() {
		List<Posted> born = open(4);
		this.tickets.tag(this.reader, born.get(1).number(), "old");
		long id = start(born, new Step("tags-add", "old new"));
		run(id);
		this.tickets.rename(this.reader, born.get(3).number(), "Changed meanwhile");
		long undo = this.bulks.undo(this.reader, id);
		assertThatExceptionOfType(UndoneBefore.class).isThrownBy(() -> this.bulks.undo(this.reader, id));
		run(undo);
		assertThat(born.stream().map((one) -> ticket(one).tags()).toList()).containsExactly(List.of(), List.of("old"),
				List.of(), List.of("new", "old"));
		assertThat(this.screens.report(this.reader, undo, 0, Locale.ENGLISH).lines()).singleElement()
			.satisfies((line) -> assertThat(line.reason()).contains("since"));
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).undoable()).isFalse();
	}

	@Test
	void itsEndRingsTheBellAndTheHistoryNamesIt() {
		List<Posted> born = open(2);
		long id = start(born, new Step("priority", "HIGH"));
		run(id);
		assertThat(this.jdbc.sql("select kind || ' ' || detail || ' ' || path from notice where agent_id = ?")
			.param(this.anna.id())
			.query(String.class)
			.list()).containsExactly("BULK_FINISHED 2 done Priority: High /desk/bulks/" + id);
		assertThat(this.jdbc.sql("select distinct cause from ticket_event where ticket_id = ? and field = 'priority'")
			.param(born.getFirst().ticketId())
			.query(String.class)
			.list()).contains("bulk:" + id);
		run(this.bulks.undo(this.reader, id));
		assertThat(this.jdbc.sql("select detail from notice where agent_id = ? order by id")
			.param(this.anna.id())
			.query(String.class)
			.list()).containsExactly("2 done Priority: High", "2 undone Priority: High");
	}

	@Test
	void everythingASearchFindsIsMeant() {
		String word = "zebra" + UUID.randomUUID().toString().replace("-", "");
		List<Posted> born = open(3);
		this.tickets.rename(this.reader, born.get(0).number(), word + " one");
		this.tickets.rename(this.reader, born.get(1).number(), word + " two");
		long id = this.bulks.start(this.reader, List.of(new Step("status", "PENDING")), Selection.everythingFound(word),
				Locale.ENGLISH);
		run(id);
		assertThat(statuses(born)).containsExactly(Status.PENDING, Status.PENDING, Status.NEW);
	}

	@Test
	void theWayBackHoldsNoWordThatWasTakenAway() {
		List<Posted> born = open(2);
		this.tickets.rename(this.reader, born.get(0).number(), "My card 4711 0815");
		long id = start(born, new Step("subject", "Payments"));
		run(id);
		assertThat(ways(id)).contains("4711 0815", "Ticket 1");
		this.tickets.redact(this.reader, born.get(0).number(), born.get(0).seq(), List.of("Hello"));
		assertThat(ways(id)).doesNotContain("4711").contains("Ticket 1");
		run(this.bulks.undo(this.reader, id));
		assertThat(ticket(born.get(0)).subject()).isEqualTo("Payments");
		assertThat(ticket(born.get(1)).subject()).isEqualTo("Ticket 1");
		this.holders.forEach((holder) -> holder.erase(this.visitor.id()));
		assertThat(ways(id)).doesNotContain("Ticket 1");
	}

	@Test
	void aSubjectBlackedOutInTheSurvivorIsBlackInWhatWasMergedToo() {
		List<Posted> born = open(2);
		this.tickets.rename(this.reader, born.get(1).number(), "Secret zq1");
		this.tickets.hear(this.visitor.id(), born.get(1).publicId(),
				NewMessage.text(UUID.randomUUID().toString(), "zq1 again", Channel.CHAT, "en"));
		this.tickets.merge(this.reader, born.get(1).number(), born.get(0).number());
		long seq = this.jdbc.sql("select seq from message where text = 'zq1 again' and ticket_id = ?")
			.param(born.get(0).ticketId())
			.query(Long.class)
			.single();
		this.tickets.redact(this.reader, born.get(0).number(), seq, List.of("zq1"));
		assertThat(ticket(born.get(1)).subject()).isEqualTo("Secret █████");
		this.tickets.unmerge(this.reader, born.get(1).number());
		assertThat(ticket(born.get(1)).subject()).isEqualTo("Secret █████");
	}

	private String ways(long id) {
		return this.jdbc.sql("select string_agg(undo::text, ' ') from bulk_edit_ticket where bulk_id = ?")
			.param(id)
			.query(String.class)
			.single();
	}

	@Test
	void manyAreMergedIntoOneAndPartAgain() {
		List<Posted> born = open(3);
		long id = start(born, new Step("merge", Long.toString(born.get(0).number())));
		run(id);
		assertThat(ticket(born.get(0)).messages()).isEqualTo(3);
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).same()).isEqualTo(1);
		run(this.bulks.undo(this.reader, id));
		assertThat(born.stream().map((one) -> ticket(one).messages()).toList()).containsExactly(1, 1, 1);
	}

	@Test
	void aReplyCannotBeTakenBackAndTheReportSaysSo() {
		List<Posted> born = open(1);
		long id = start(born, new Step("reply", "{{customer.salutation}}"));
		run(id);
		run(this.bulks.undo(this.reader, id));
		long undo = this.screens.latest(this.reader, Long.MAX_VALUE, Locale.ENGLISH).getFirst().id();
		assertThat(this.screens.report(this.reader, undo, 0, Locale.ENGLISH).lines()).singleElement()
			.satisfies((line) -> assertThat(line.reason()).contains("cannot be undone"));
	}

	@Test
	void whatWasWrittenToAllIsForgottenOnceItStandsInTheTickets() {
		long done = this.bulks.start(this.reader,
				List.of(new Step("priority", "HIGH"), new Step("reply", "Your code is zx81")),
				Selection.of(List.of(open(1).getFirst().number())), Locale.ENGLISH);
		assertThat(words(done)).contains("High", "Your code is zx81");
		run(done);
		assertThat(this.screens.progress(this.reader, done, Locale.ENGLISH).done()).isEqualTo(1);
		long cancelled = start(open(1), new Step("note", "It was zx81"));
		this.bulks.cancel(this.reader, cancelled);
		long stopped = start(open(1), new Step("subject", "About zx81"));
		this.staff.deactivate(Actor.SYSTEM, this.anna.id());
		run(stopped);
		assertThat(this.jdbc.sql("select count(*) from bulk_edit where steps::text like '%zx81%'")
			.query(Long.class)
			.single()).isZero();
		assertThat(words(done)).isEqualTo("Priority: High · Reply");
		assertThat(words(cancelled)).isEqualTo("Note");
	}

	private String words(long id) {
		return this.screens.progress(this.reader, id, Locale.ENGLISH).words();
	}

	@Test
	void cancellingLeavesTheRestAsItWas() {
		List<Posted> born = open(3);
		long id = start(born, new Step("status", "SOLVED"));
		this.bulks.cancel(this.reader, id);
		run(id);
		assertThat(statuses(born)).containsOnly(Status.NEW);
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).cancelled()).isEqualTo(3);
	}

	@Test
	void whoHasLeftDoesNothingMore() {
		List<Posted> born = open(2);
		long id = start(born, new Step("status", "SOLVED"));
		this.staff.deactivate(Actor.SYSTEM, this.anna.id());
		run(id);
		assertThat(statuses(born)).containsOnly(Status.NEW);
		BulkScreens.Progress progress = this.screens.progress(this.reader, id, Locale.ENGLISH);
		assertThat(progress.state()).isEqualTo("STOPPED");
		assertThat(progress.refused()).isEqualTo(2);
	}

	@Test
	void anAgentDeactivatedMeanwhileIsGivenNothing() {
		List<Posted> born = open(2);
		Agent ben = hire("Ben");
		long id = start(born, new Step("assignee", Long.toString(ben.id())));
		this.staff.deactivate(Actor.SYSTEM, ben.id());
		run(id);
		assertThat(born.stream().map((one) -> ticket(one).assigneeId())).containsOnlyNulls();
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).refused()).isEqualTo(2);
	}

	@Test
	void onlyWhatTheAgentMaySeeIsTouched() {
		Team secret = this.staff.foundTeam(Actor.SYSTEM, "s" + UUID.randomUUID(), LocalizedText.of("en", "Secret"),
				true);
		List<Posted> born = open(2);
		Reader.OfDesk admin = new Reader.OfDesk(hire("Ada").id(), Role.ADMIN);
		this.tickets.sendToTeam(admin, born.get(0).number(), secret.id());
		long id = start(born, new Step("status", "SOLVED"));
		assertThat(this.screens.progress(this.reader, id, Locale.ENGLISH).total()).isEqualTo(1);
		// hidden from her after the start
		this.tickets.sendToTeam(admin, born.get(1).number(), secret.id());
		run(id);
		assertThat(statuses(born)).containsOnly(Status.NEW);
		assertThatExceptionOfType(NothingSelected.class).isThrownBy(() -> start(born, new Step("status", "SOLVED")));
		assertThatExceptionOfType(BulkNotFound.class)
			.isThrownBy(() -> this.bulks.cancel(new Reader.OfDesk(hire("Eve").id(), Role.AGENT), id));
	}

	@Test
	void twoAtOnceDoBothTheirParts() {
		List<Posted> born = open(10);
		long one = start(born, new Step("tags-add", "one"));
		long two = start(born, new Step("tags-add", "two"));
		CompletableFuture<Void> first = CompletableFuture.runAsync(() -> run(one));
		run(two);
		first.join();
		assertThat(born).allSatisfy((each) -> assertThat(ticket(each).tags()).containsExactly("one", "two"));
	}

	@Test
	void everythingAViewHoldsAtTheStartIsMeant() {
		List<Posted> born = open(3);
		born.forEach((one) -> this.tickets.assign(this.reader, one.number(), this.anna.id()));
		long id = this.bulks.start(this.reader, List.of(new Step("status", "PENDING")), Selection.everythingIn("mine"),
				Locale.ENGLISH);
		Posted later = open(1).getFirst();
		this.tickets.assign(this.reader, later.number(), this.anna.id());
		run(id);
		assertThat(statuses(born)).containsOnly(Status.PENDING);
		assertThat(ticket(later).status()).isEqualTo(Status.OPEN);
	}

	private long start(List<Posted> born, Step step) {
		return this.bulks.start(this.reader, List.of(step), Selection.of(born.stream().map(Posted::number).toList()),
				Locale.ENGLISH);
	}

	private void run(long id) {
		assertThat(this.work.work(id, Instant.MAX)).isFalse();
	}

	// Routed, too: what routing does between an edit and its undo happened since
	private List<Posted> open(int count) {
		List<Posted> born = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			born.add(this.tickets.open(NewTicket.by(this.visitor.id(), "Ticket " + i, Channel.CHAT, "en",
					NewMessage.text(UUID.randomUUID().toString(), "Hello", Channel.CHAT, "en"))));
		}
		born.forEach((one) -> Routed.decided(this.jdbc, one));
		return born;
	}

	private void close(Posted born) {
		this.tickets.changeStatus(this.reader, born.number(), Status.SOLVED);
		this.jdbc.sql("update ticket set status = 'CLOSED' where number = ?").param(born.number()).update();
	}

	private List<Status> statuses(List<Posted> born) {
		return born.stream().map((one) -> ticket(one).status()).toList();
	}

	private Ticket ticket(Posted born) {
		return this.tickets.byId(born.ticketId());
	}

	private Agent hire(String name) {
		return this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", name, Role.AGENT, Locale.ENGLISH,
				ZoneId.of("UTC"));
	}

}
