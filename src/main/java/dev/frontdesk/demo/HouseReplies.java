package dev.frontdesk.demo;

import java.util.List;
import java.util.Map;

import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.replies.CannedReplies;
import dev.frontdesk.replies.ReplyDraft;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the demo company answers with often, in its four languages. */
@Component
class HouseReplies {

	private static final String NAME = "\n\n{{agent.firstName}}\n{{brand.name}}";

	private final CannedReplies replies;

	HouseReplies(CannedReplies replies) {
		this.replies = replies;
	}

	void write(Places places) {
		Reader.OfDesk admin = new Reader.OfDesk(places.agent(Cast.ADMIN), Role.ADMIN);
		all(admin, "", "Thank you, we look into it", "thx", List.of(),
				"Thank you for writing to us. I am looking into it now and will come back to you today.",
				"Köszönjük, hogy írt nekünk. Most utánanézek, és még ma jelentkezem.",
				"ขอบคุณที่ติดต่อเรา ขณะนี้กำลังตรวจสอบให้ และจะติดต่อกลับภายในวันนี้",
				"شكرًا لتواصلك معنا. أتحقق من الأمر الآن وسأعود إليك اليوم.");
		all(admin, "Orders/Delivery", "Parcel is late", "late",
				List.of(new Step("tags-add", "late-parcel"), new Step("status", "PENDING")),
				"I am sorry that your parcel is late. I have asked the carrier where it is; you will hear from me within two working days.",
				"Sajnálom, hogy késik a csomagja. Megkérdeztem a futárszolgálatot, hol jár; két munkanapon belül jelentkezem.",
				"ต้องขออภัยที่พัสดุของคุณล่าช้า เราได้สอบถามบริษัทขนส่งแล้ว และจะแจ้งให้ทราบภายในสองวันทำการ",
				"نعتذر عن تأخر طردك. سألت شركة الشحن عن مكانه، وسأوافيك بالجواب خلال يومي عمل.");
		all(admin, "Orders/Delivery", "Where is my order?", "where", List.of(),
				"Please send me your order number, such as FW-40210; then I can see where your parcel is.",
				"Kérem, írja meg a rendelés számát (például FW-40210), hogy megnézhessem, hol jár a csomag.",
				"รบกวนแจ้งหมายเลขคำสั่งซื้อ เช่น FW-40210 เพื่อให้เราตรวจสอบสถานะพัสดุได้",
				"يُرجى إرسال رقم الطلب، مثل FW-40210، لأتمكن من معرفة مكان الطرد.");
		all(admin, "Orders/Returns", "How to send it back", "return",
				List.of(new Step("tags-add", "return"), new Step("status", "PENDING")),
				"You have 60 days to send it back. The label is in your account under Orders; the refund follows within five days of its arrival.",
				"60 napon belül visszaküldheti. A visszaküldési címkét a fiókjában, a Rendelések alatt találja; a beérkezés után öt napon belül visszatérítjük az árat.",
				"คุณส่งคืนสินค้าได้ภายใน 60 วัน ใบปะหน้าพัสดุอยู่ในบัญชีของคุณที่เมนูคำสั่งซื้อ เราจะคืนเงินภายในห้าวันหลังได้รับสินค้า",
				"يمكنك إعادة المنتج خلال 60 يومًا. ملصق الإرجاع في حسابك ضمن الطلبات، ويُرد المبلغ خلال خمسة أيام من وصوله.");
		all(admin, "Payments", "Refund is on its way", "refund",
				List.of(new Step("tags-add", "refunded"), new Step("status", "SOLVED")),
				"Your refund is on its way. Depending on your bank it takes up to five working days.",
				"A visszatérítést elindítottuk. Bankjától függően legfeljebb öt munkanapon belül megérkezik.",
				"เราได้ดำเนินการคืนเงินแล้ว อาจใช้เวลาถึงห้าวันทำการขึ้นอยู่กับธนาคารของคุณ",
				"تم إرسال المبلغ المسترد. قد يستغرق وصوله حتى خمسة أيام عمل حسب البنك.");
		all(admin, "Payments", "Charged twice", "twice",
				List.of(new Step("priority", "HIGH"),
						new Step("note", "Check with the payment provider: {{ticket.subject}}")),
				"I can see how worrying two charges are. One of them is usually only a reservation that your bank releases within three days; I am checking yours now.",
				"Megértem, hogy a kétszeres terhelés aggasztó. Az egyik általában csak zárolás, amelyet a bank három napon belül felold; most ellenőrzöm az Önét.",
				"เราเข้าใจว่าการถูกเรียกเก็บเงินสองครั้งน่ากังวล โดยปกติรายการหนึ่งเป็นเพียงการกันวงเงินไว้ ซึ่งธนาคารจะปลดให้ภายในสามวัน ขณะนี้กำลังตรวจสอบรายการของคุณ",
				"أتفهّم قلقك من الخصم مرتين. غالبًا ما يكون أحدهما حجزًا يُلغيه البنك خلال ثلاثة أيام، وأتحقق من حالتك الآن.");
		add(admin, places.team("trips-asia"), "Trips", "Visa papers", "visa", List.of(new Step("status", "PENDING")),
				"For the visa letter I need the name as in your passport and the passport’s number. Please do not send pictures of the card you paid with.",
				"A vízumlevélhez az útlevélben szereplő név és az útlevél száma szükséges. Kérem, a bankkártyájáról ne küldjön képet.",
				"สำหรับจดหมายประกอบวีซ่า ต้องใช้ชื่อตามหนังสือเดินทางและหมายเลขหนังสือเดินทาง โปรดอย่าส่งภาพบัตรที่ใช้ชำระเงิน",
				"لخطاب التأشيرة أحتاج إلى الاسم كما في جواز السفر ورقمه. يُرجى عدم إرسال صور بطاقة الدفع.");
		this.replies.add(admin,
				new ReplyDraft(null, null, "", "Take it and raise it", null, new LocalizedText(Map.of()),
						new Steps(List.of(new Step("assignee", "me"), new Step("priority", "HIGH")))));
		all(admin, "Orders/Returns", "Return or exchange?", "choose", List.of(),
				"What would you like to do with it?\n\n[[Send it back]] [[Exchange it]] [[Keep it after all]]",
				"Mit szeretne tenni vele?\n\n[[Visszaküldöm]] [[Kicserélem]] [[Mégis megtartom]]",
				"ต้องการดำเนินการอย่างไรกับสินค้า\n\n[[ส่งคืน]] [[เปลี่ยนสินค้า]] [[เก็บไว้]]",
				"ماذا تود أن تفعل به؟\n\n[[إرجاعه]] [[استبداله]] [[الاحتفاظ به]]");
		all(admin, "Orders", "Details of the order", "details", List.of(),
				"Please tell me a little more, so that I can find your order.\n\n[[Email* = email]]\n[[Ordered on = date]]\n[[Delivery = Home | Parcel shop]]",
				"Kérem, adja meg a következőket, hogy megtaláljam a rendelését.\n\n[[E-mail* = e-mail]]\n[[Rendelés napja = dátum]]\n[[Kézbesítés = Házhoz | Csomagpontra]]",
				"รบกวนแจ้งข้อมูลเพิ่มเติมเพื่อค้นหาคำสั่งซื้อของคุณ\n\n[[อีเมล* = อีเมล]]\n[[วันที่สั่งซื้อ = วันที่]]\n[[การจัดส่ง = ที่บ้าน | จุดรับพัสดุ]]",
				"يُرجى إخباري بالمزيد لأجد طلبك.\n\n[[البريد* = بريد]]\n[[تاريخ الطلب = تاريخ]]\n[[التسليم = إلى المنزل | نقطة استلام]]");
		all(admin, "", "Anything else?", "else", List.of(new Step("status", "SOLVED")),
				"Is there anything else I can do for you? If not, I wish you a good journey!",
				"Segíthetek még valamiben? Ha nem, jó utat kívánok!",
				"มีอะไรให้ช่วยเพิ่มเติมหรือไม่ หากไม่มีแล้ว ขอให้เดินทางโดยสวัสดิภาพ",
				"هل هناك ما يمكنني مساعدتك به أيضًا؟ وإلا فأتمنى لك رحلة سعيدة!");
	}

	private void all(Reader.OfDesk by, String folder, String name, String shortcut, List<Step> steps, String english,
			String hungarian, String thai, String arabic) {
		add(by, null, folder, name, shortcut, steps, english, hungarian, thai, arabic);
	}

	private void add(Reader.OfDesk by, @Nullable Long team, String folder, String name, String shortcut,
			List<Step> steps, String english, String hungarian, String thai, String arabic) {
		this.replies.add(by, new ReplyDraft(null, team, folder, name, shortcut, new LocalizedText(
				Map.of("en", letter(english), "hu", letter(hungarian), "th", letter(thai), "ar", letter(arabic))),
				new Steps(steps)));
	}

	private static String letter(String text) {
		return "{{customer.salutation}}\n\n" + text + NAME;
	}

}
