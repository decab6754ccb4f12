package dev.frontdesk.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.checklists.Checklists;
import dev.frontdesk.checklists.Templates;
import dev.frontdesk.escalations.Ask;
import dev.frontdesk.escalations.Escalations;
import dev.frontdesk.escalations.PathDraft;
import dev.frontdesk.escalations.Paths;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.Tickets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the demo company asks, what it ticks off, and one ticket of each kind. */
@Component
class Helpers {

	private static final LocalizedText TOLD = new LocalizedText(Map.of("en",
			"Thank you for your patience. We have asked our specialists and will write again as soon as they answer.",
			"hu", "Köszönjük türelmét. Szakértőinkhez fordultunk, és amint válaszolnak, újra írunk Önnek.", "th",
			"ขอบคุณที่รอ เราได้สอบถามผู้เชี่ยวชาญแล้วและจะติดต่อกลับทันทีที่ได้รับคำตอบ", "ar",
			"شكرًا لصبركم. سألنا المختصين لدينا وسنكتب إليكم فور وصول جوابهم."));

	private final Paths paths;

	private final Escalations escalations;

	private final Templates templates;

	private final Checklists checklists;

	private final Tickets tickets;

	private final JdbcClient jdbc;

	private final Clock clock;

	Helpers(Paths paths, Escalations escalations, Templates templates, Checklists checklists, Tickets tickets,
			JdbcClient jdbc, Clock clock) {
		this.paths = paths;
		this.escalations = escalations;
		this.templates = templates;
		this.checklists = checklists;
		this.tickets = tickets;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void settle(Places places) {
		Long gear = places.team("gear");
		Long support = places.team("support");
		if (support == null) {
			return;
		}
		this.paths.add(Actor.SYSTEM,
				PathDraft.standard("Everything else", TOLD)
					.toTeam((gear != null) ? gear : support, 8 * 60)
					.toParty("Alpine Carriers", "desk@carrier.test", "en", 2 * 24 * 60));
		long returns = this.templates.add(Actor.SYSTEM,
				named("Return of goods", "Visszáru", "การคืนสินค้า", "إرجاع البضاعة"),
				List.of(named("Ask for a picture of the damage", "Fénykép kérése a sérülésről", "ขอรูปถ่ายความเสียหาย",
						"طلب صورة للضرر"),
						named("Check the date of purchase", "A vásárlás dátumának ellenőrzése", "ตรวจสอบวันที่ซื้อ",
								"التحقق من تاريخ الشراء"),
						named("Send the return label", "Visszaküldési címke elküldése", "ส่งใบปะหน้าพัสดุสำหรับส่งคืน",
								"إرسال ملصق الإرجاع"),
						named("Confirm the refund in writing", "A visszatérítés írásos megerősítése",
								"ยืนยันการคืนเงินเป็นลายลักษณ์อักษร", "تأكيد رد المبلغ كتابةً")),
				true);
		this.templates.add(Actor.SYSTEM,
				named("Trip changed by us", "Általunk módosított út", "ทริปที่เราเปลี่ยนแปลง", "رحلة غيّرناها"),
				List.of(named("Name the new date", "Az új időpont közlése", "แจ้งวันที่ใหม่",
						"الإبلاغ بالتاريخ الجديد"),
						named("Offer to cancel free of charge", "Ingyenes lemondás felajánlása",
								"เสนอยกเลิกโดยไม่มีค่าใช้จ่าย", "عرض الإلغاء مجانًا")),
				false);
		show(places, returns);
	}

	private void show(Places places, long returns) {
		Reader.OfDesk lead = new Reader.OfDesk(places.agent(Cast.LEAD), Role.LEAD);
		List<Long> open = this.jdbc.sql("""
				select t.number from ticket t where t.shelf = 'DESK' and t.status = 'OPEN' and t.assignee_id is not null
				order by t.last_message_at desc limit 4""").query(Long.class).list();
		if (open.size() < 4) {
			return;
		}
		Ticket asked = this.tickets.byNumber(lead, open.get(0));
		this.escalations.path(asked)
			.ifPresent((path) -> this.escalations.escalate(lead, asked.number(),
					new Ask(UUID.randomUUID().toString(), path.steps().getFirst().id(), "Warranty of a seam",
							"The seam opened after three weeks. Is this covered, and may we send a new one at once?",
							Long.MAX_VALUE, null),
					Locale.ENGLISH));
		this.tickets.snooze(lead, open.get(1), this.clock.instant().plus(Duration.ofHours(20)));
		this.tickets.promiseUpdate(lead, open.get(2), this.clock.instant().plus(Duration.ofHours(5)));
		this.checklists.attach(lead, open.get(3), returns, Locale.ENGLISH);
	}

	private static LocalizedText named(String english, String hungarian, String thai, String arabic) {
		return new LocalizedText(Map.of("en", english, "hu", hungarian, "th", thai, "ar", arabic));
	}

}
