package dev.frontdesk.sources;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;

/** What other desks call what ours calls differently. */
final class Vocabulary {

	private static final Map<String, Status> STATUSES = words("""
			NEW: new created unassigned új beérkezett ใหม่ جديد جديدة 新規 未対応 neu
			OPEN: open opened inprogress active assigned reopened nyitott folyamatban เปิด กำลังดำเนินการ مفتوح مفتوحة
			OPEN: 対応中 オープン offen inbearbeitung todo doing
			PENDING: pending waitingoncustomer waitingforcustomer awaitingreply awaitingcustomer answered függőben
			PENDING: ügyfélreválaszravár รอลูกค้า รอดำเนินการ معلق معلقة بانتظارالعميل 保留 返信待ち wartend
			ON_HOLD: hold onhold waiting waitingonthirdparty blocked várakozik พัก พักไว้ قيدالانتظار 待機
			SOLVED: solved resolved done fixed completed megoldva megoldott แก้ไขแล้ว เสร็จสิ้น محلول محلولة تمالحل
			SOLVED: 解決済み 解決 完了 gelöst
			CLOSED: closed archived lezárt lezárva zárt ปิด ปิดแล้ว مغلق مغلقة 終了 クローズ geschlossen
			""", Status.class);

	private static final Map<String, Priority> PRIORITIES = words("""
			LOW: low lowest minor trivial p4 alacsony ต่ำ منخفض منخفضة 低 niedrig
			NORMAL: normal medium standard p3 közepes normál ปกติ ปานกลาง عادي متوسط 中 通常 mittel
			HIGH: high major important p2 magas fontos สูง مرتفع عالي 高 hoch
			URGENT: urgent critical highest emergency blocker p1 sürgős kritikus เร่งด่วน ด่วน عاجل 緊急 至急 dringend
			""", Priority.class);

	private static final Map<String, Channel> CHANNELS = words(
			"""
					EMAIL: email mail e-mail ticketemail
					CHAT: chat livechat messaging nativemessaging sunshineconversationsapi whatsapp line facebook twitter sms telegram
					PORTAL: web webform portal form helpcenter webwidget website ticket
					API: api webservice mobilesdk
					PHONE: phone voice telephone call
					DESK: manual agent desk internal
					""",
			Channel.class);

	private static final Map<String, Kind> KINDS = words("""
			QUESTION: question kérdés คำถาม سؤال 質問
			COMPLAINT: complaint panasz ร้องเรียน شكوى 苦情
			IDEA: idea feature featurerequest suggestion ötlet
			INCIDENT: incident bug issue hiba เหตุการณ์ حادث 障害
			PROBLEM: problem probléma ปัญหา مشكلة 問題
			TASK: task feladat งาน مهمة タスク
			CHANGE: change változás
			""", Kind.class);

	private Vocabulary() {
	}

	static @Nullable Status status(String word) {
		return STATUSES.get(folded(word));
	}

	static @Nullable Priority priority(String word) {
		return PRIORITIES.get(folded(word));
	}

	static @Nullable Channel channel(String word) {
		return CHANNELS.get(folded(word));
	}

	static @Nullable Kind kind(String word) {
		return KINDS.get(folded(word));
	}

	static Shelf shelf(String status) {
		return switch (folded(status)) {
			case "deleted", "trash", "trashed", "törölt" -> Shelf.TRASH;
			case "spam", "suspended" -> Shelf.SPAM;
			default -> Shelf.DESK;
		};
	}

	/** Without what people write in between. */
	static String folded(String word) {
		return word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_/.\\-]+", "");
	}

	private static <E extends Enum<E>> Map<String, E> words(String lines, Class<E> type) {
		Map<String, E> words = new HashMap<>();
		lines.lines().map((line) -> line.split(": ", 2)).forEach((line) -> {
			for (String word : line[1].split(" ", -1)) {
				words.put(folded(word), Enum.valueOf(type, line[0]));
			}
		});
		return Map.copyOf(words);
	}

}
