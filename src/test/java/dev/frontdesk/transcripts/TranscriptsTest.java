package dev.frontdesk.transcripts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.RichText;
import dev.frontdesk.tickets.TicketNotFound;
import dev.frontdesk.tickets.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest
class TranscriptsTest {

	private static final String THAI = "สวัสดีค่ะ ยังไม่ได้รับอีเมลยืนยันการสั่งซื้อเลยค่ะ ช่วยตรวจสอบให้หน่อยได้ไหมคะ น้ำ ที่ ผู้ใหญ่";

	private static final String ARABIC = "مرحبًا، لم تصلني رسالة تأكيد الطلب رقم 1042 من Frontdesk حتى الآن.";

	@Autowired
	Tickets tickets;

	@Autowired
	Customers customers;

	@Autowired
	Staff staff;

	@Autowired
	Transcripts transcripts;

	private Customer visitor;

	private Agent anna;

	private Posted born;

	@BeforeEach
	void cast() {
		this.visitor = this.customers.anonymous(Locale.of("th"), ZoneId.of("Asia/Bangkok"));
		this.anna = this.staff.hire(Actor.SYSTEM, UUID.randomUUID() + "@example.com", "Kovács Anna", Role.AGENT,
				Locale.ENGLISH, ZoneId.of("Europe/Budapest"));
		this.born = this.tickets.open(NewTicket.by(this.visitor.id(), "", Channel.CHAT, "th",
				NewMessage.text(UUID.randomUUID().toString(), THAI, Channel.CHAT, "th")));
		say(ARABIC);
		say("Árvíztűrő tükörfúrógép – 注文の確認メールがまだ届いていません。 주문 확인 <script>alert(1)</script>");
		this.tickets.answer(reader(), this.born.number(),
				NewMessage.note(UUID.randomUUID().toString(), "between ourselves", "en"), Long.MAX_VALUE, null);
	}

	@Test
	void theHtmlHasEveryPublicWordAndNotesOnlyWhenAskedFor() throws IOException {
		assertThat(html(false)).contains(THAI, "注文の確認", "&lt;script&gt;", "lang=\"en\"")
			.doesNotContain("<script>", "between ourselves");
		assertThat(html(true)).contains("between ourselves", "not for the customer");
	}

	@Test
	void theCustomersOwnNeverHasNotesAndIsNobodyElses() throws IOException {
		Transcript theirs = this.transcripts.of(new Reader.OfCustomer(this.visitor.id()), this.born.publicId(),
				Locale.of("ar"), ZoneId.of("Asia/Bangkok"));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.transcripts.writeHtml(theirs, out);
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("dir=\"rtl\"", ARABIC)
			.doesNotContain("between ourselves");
		Customer other = this.customers.anonymous(Locale.ENGLISH, ZoneId.of("UTC"));
		assertThatExceptionOfType(TicketNotFound.class).isThrownBy(() -> this.transcripts
			.of(new Reader.OfCustomer(other.id()), this.born.publicId(), Locale.ENGLISH, ZoneId.of("UTC")));
	}

	@Test
	void aThreadOfManyPagesIsWrittenWhole() throws IOException {
		for (int i = 0; i < Transcripts.PAGE + 5; i++) {
			say("line " + i);
		}
		assertThat(html(false)).contains("line 0<", "line " + (Transcripts.PAGE + 4) + "<");
	}

	@Test
	void thePdfIsOneInEveryScript() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.transcripts.writePdf(transcript(true), out);
		assertThat(out.toString(StandardCharsets.ISO_8859_1)).startsWith("%PDF-").contains("%%EOF");
	}

	private String html(boolean notes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.transcripts.writeHtml(transcript(notes), out);
		return out.toString(StandardCharsets.UTF_8);
	}

	private Transcript transcript(boolean notes) {
		return this.transcripts.of(reader(), this.born.number(), notes, Locale.ENGLISH, ZoneId.of("Europe/Budapest"));
	}

	private void say(String text) {
		this.tickets.answer(reader(), this.born.number(),
				NewMessage.text(UUID.randomUUID().toString(), text, Channel.CHAT, "ja")
					.withHtml(RichText.fromMarkdown(text)),
				Long.MAX_VALUE, null);
	}

	private Reader.OfDesk reader() {
		return new Reader.OfDesk(this.anna.id(), this.anna.role());
	}

}
