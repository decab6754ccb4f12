package dev.frontdesk.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.fields.Access;
import dev.frontdesk.fields.Field;
import dev.frontdesk.fields.FieldDraft;
import dev.frontdesk.fields.FieldType;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.fields.Fields;
import dev.frontdesk.filters.Operator;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.forms.Door;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.FormDraft;
import dev.frontdesk.forms.FormEditing;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import static dev.frontdesk.filters.TicketFilter.where;

/** What the demo company asks about orders and returns, and some of the answers. */
@Component
class HouseFields {

	private static final int ANSWERED = 40;

	private final Fields fields;

	private final FormEditing forms;

	private final FieldValues values;

	private final JdbcClient jdbc;

	HouseFields(Fields fields, FormEditing forms, FieldValues values, JdbcClient jdbc) {
		this.fields = fields;
		this.forms = forms;
		this.values = values;
		this.jdbc = jdbc;
	}

	void define() {
		add("order-number", FieldType.TEXT, Access.CUSTOMERS_EDIT, "[A-Za-z]{2}-?[0-9]{4,8}",
				text("Order number", "Rendelésszám", "หมายเลขคำสั่งซื้อ", "رقم الطلب"),
				text("Two letters and digits, such as FW-10234; you can find it on the invoice.",
						"Két betű és néhány számjegy, például FW-10234; a számlán található.",
						"ตัวอักษรสองตัวและตัวเลข เช่น FW-10234 ดูได้จากใบแจ้งหนี้",
						"حرفان وأرقام، مثل FW-10234؛ موجود على الفاتورة."));
		add("product", FieldType.CHOICE, Access.CUSTOMERS_EDIT, "", text("Product", "Termék", "สินค้า", "المنتج"),
				none(), choice("tent", "Tent", "Sátor", "เต็นท์", "خيمة"),
				choice("backpack", "Backpack", "Hátizsák", "กระเป๋าเป้", "حقيبة ظهر"),
				choice("boots", "Boots", "Bakancs", "รองเท้าบู๊ต", "حذاء"),
				choice("other", "Something else", "Más", "อื่น ๆ", "منتج آخر"));
		add("reason-for-return", FieldType.CHOICE, Access.CUSTOMERS_EDIT, "",
				text("Reason for return", "A visszaküldés oka", "เหตุผลที่คืนสินค้า", "سبب الإرجاع"), none(),
				choice("size", "Wrong size", "Nem megfelelő méret", "ขนาดไม่พอดี", "المقاس غير مناسب"),
				choice("damaged", "Arrived damaged", "Sérülten érkezett", "สินค้าเสียหาย", "وصل تالفًا"),
				choice("not-as-shown", "Not as shown", "Nem olyan, mint a képen", "ไม่ตรงตามที่แสดง",
						"مختلف عن المعروض"),
				choice("changed-mind", "Changed my mind", "Meggondoltam magam", "เปลี่ยนใจ", "غيّرت رأيي"));
		add("damage", FieldType.LONG_TEXT, Access.CUSTOMERS_EDIT, "",
				text("What is damaged?", "Mi sérült meg?", "เสียหายส่วนใด", "ما الضرر؟"),
				text("A sentence or two; add a photo below.", "Egy-két mondat; lent fényképet is csatolhat.",
						"เขียนสั้น ๆ และแนบรูปถ่ายด้านล่าง", "جملة أو جملتان، ويمكن إضافة صورة أدناه."));
		add("bought-on", FieldType.DATE, Access.CUSTOMERS_EDIT, "",
				text("Bought on", "A vásárlás napja", "วันที่ซื้อ", "تاريخ الشراء"), none());
		add("refund", FieldType.DECIMAL, Access.AGENTS, "",
				text("Refund", "Visszatérítés", "เงินคืน", "المبلغ المسترد"), text("In the currency of the order.",
						"A rendelés pénznemében.", "ในสกุลเงินของคำสั่งซื้อ", "بعملة الطلب."));
		this.forms.add(Actor.SYSTEM, "return", new FormDraft(
				text("Return or exchange", "Visszaküldés vagy csere", "คืนหรือเปลี่ยนสินค้า", "إرجاع أو استبدال"),
				text("You have 60 days, even for something you have worn once. We send the label.",
						"60 napja van a visszaküldésre, akkor is, ha egyszer már használta. A címkét mi küldjük.",
						"คืนได้ภายใน 60 วัน แม้เคยใช้แล้วหนึ่งครั้ง เราจะส่งใบปะหน้าพัสดุให้",
						"المهلة 60 يومًا، حتى لما استُعمل مرة. نحن نرسل الملصق."),
				Set.of(Door.values()), null, null, false,
				List.of(line("order-number", true, null), line("product", true, null),
						line("reason-for-return", true, null),
						line("damage", true, where("fields.reason-for-return", Operator.IS, "damaged")),
						line("bought-on", false, null), new Form.Line("refund", false, Set.of(Status.SOLVED), null))));
		this.forms.add(Actor.SYSTEM, "delivery",
				new FormDraft(
						text("Where is my order?", "Hol a rendelésem?", "คำสั่งซื้อของฉันอยู่ที่ไหน", "أين طلبي؟"),
						none(), Set.of(Door.values()), null, null, false,
						List.of(line("order-number", true, null), line("bought-on", false, null))));
	}

	/** Some tickets of the past have answers too. */
	void answer() {
		List<Asked> some = this.jdbc
			.sql("""
					select t.id, (t.created_at - interval '9 days')::date as bought from ticket t join category c on c.id = t.category_id
					where t.status <> 'CLOSED' and (c.key like 'orders%' or c.key like 'gear%') order by t.id desc limit ?""")
			.param(ANSWERED)
			.query(Asked.class)
			.list();
		List<String> products = List.of("tent", "backpack", "boots", "other");
		List<String> reasons = List.of("size", "damaged", "not-as-shown", "changed-mind");
		for (int i = 0; i < some.size(); i++) {
			Map<String, Object> answers = new LinkedHashMap<>();
			answers.put("order-number", "FW-" + (10_200 + 37 * i));
			answers.put("product", products.get(i % products.size()));
			if (i % 3 == 0) {
				answers.put("reason-for-return", reasons.get((i / 3) % reasons.size()));
			}
			if (i % 3 != 2) {
				answers.put("bought-on", some.get(i).bought());
			}
			if (i % 4 == 0) {
				answers.put("refund", (i + 1) + ".5");
			}
			this.values.setAtCreation(some.get(i).id(), Actor.SYSTEM, answers, true);
		}
	}

	private record Asked(long id, LocalDate bought) {
	}

	private void add(String key, FieldType type, Access access, String pattern, LocalizedText name, LocalizedText help,
			Field.Choice... choices) {
		this.fields.add(Actor.SYSTEM, key, type, new FieldDraft(name, help, List.of(choices), pattern, access, false));
	}

	private static Form.Line line(String field, boolean required, @Nullable TicketFilter condition) {
		return new Form.Line(field, required, Set.of(), condition);
	}

	private static Field.Choice choice(String key, String english, String hungarian, String thai, String arabic) {
		return new Field.Choice(key, text(english, hungarian, thai, arabic), false);
	}

	private static LocalizedText text(String english, String hungarian, String thai, String arabic) {
		return new LocalizedText(Map.of("en", english, "hu", hungarian, "th", thai, "ar", arabic));
	}

	private static LocalizedText none() {
		return new LocalizedText(Map.of());
	}

}
