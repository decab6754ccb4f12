package dev.frontdesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.customers.Tier;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import org.springframework.core.io.ClassPathResource;

/** Who plays in the demo workspace, and in the tests. */
public final class Cast {

	public static final String COMPANY = "Fernweh & Co.";

	public static final String COLOR = "#0f766e";

	/** What every colleague of the demo signs in with. */
	public static final String PASSWORD = "demo";

	public static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

	public static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

	public static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

	public static final Colleague ADMIN = new Colleague("admin@demo.test", "Júlia Szabó", Role.ADMIN, "en", BUDAPEST,
			"hu en de", "payments privacy");

	public static final Colleague LEAD = new Colleague("lead@demo.test", "Omar Haddad", Role.LEAD, "en", DUBAI,
			"ar en fr", "trips refunds");

	/** Speaks English and a little Thai; the agent of most journeys. */
	public static final Colleague AGENT = new Colleague("agent@demo.test", "Napat Srisuk", Role.AGENT, "en", BANGKOK,
			"en th", "trips delivery");

	public static final List<Colleague> COLLEAGUES = List.of(ADMIN, LEAD, AGENT,
			new Colleague("bence@demo.test", "Bence Kovács", Role.AGENT, "hu", BUDAPEST, "hu en de",
					"delivery returns"),
			new Colleague("lena@demo.test", "Lena Hoffmann", Role.AGENT, "en", BUDAPEST, "de en fr", "gear warranty"),
			new Colleague("camille@demo.test", "Camille Laurent", Role.AGENT, "en", BUDAPEST, "fr es en",
					"returns payments"),
			new Colleague("kasia@demo.test", "Katarzyna Nowak", Role.AGENT, "en", BUDAPEST, "pl en de",
					"delivery warranty"),
			new Colleague("ines@demo.test", "Inês Duarte", Role.AGENT, "en", BUDAPEST, "pt es it en",
					"refunds payments"),
			new Colleague("siriporn@demo.test", "Siriporn Wattana", Role.AGENT, "th", BANGKOK, "th en",
					"trips payments"),
			new Colleague("haruka@demo.test", "Haruka Mori", Role.AGENT, "en", BANGKOK, "ja en", "trips returns"),
			new Colleague("linh@demo.test", "Linh Nguyễn", Role.AGENT, "en", BANGKOK, "vi en th", "trips delivery"),
			new Colleague("layla@demo.test", "Layla Mansour", Role.AGENT, "ar", DUBAI, "ar en", "returns gear"),
			new Colleague("emre@demo.test", "Emre Yıldız", Role.AGENT, "en", DUBAI, "tr en ar", "delivery privacy"));

	public static final List<Crew> CREWS = List.of(
			new Crew("orders", "Orders & delivery", "Rendelés és szállítás", "คำสั่งซื้อและจัดส่ง", "الطلبات والتوصيل",
					false, "agent bence camille kasia ines emre linh haruka"),
			new Crew("payments", "Payments & refunds", "Fizetés és visszatérítés", "การชำระเงินและคืนเงิน",
					"المدفوعات والاسترداد", false, "admin ines camille siriporn emre haruka"),
			new Crew("trips-asia", "Trips in Asia", "Ázsiai utak", "ทริปเอเชีย", "رحلات آسيا", false,
					"agent siriporn haruka linh"),
			new Crew("gear", "Gear & warranty", "Felszerelés és garancia", "อุปกรณ์และการรับประกัน", "المعدات والضمان",
					false, "lena kasia layla bence"),
			new Crew("arabic", "Arabic desk", "Arab nyelvű ügyfélszolgálat", "ฝ่ายบริการภาษาอาหรับ",
					"قسم اللغة العربية", false, "lead layla emre"),
			new Crew("trust", "Privacy & trust", "Adatvédelem", "ความเป็นส่วนตัว", "الخصوصية والثقة", true,
					"admin emre"));

	/** The tree of categories: product, then area. */
	public static final List<Branch> BRANCHES = List
		.of(new Branch("gear", "", "Gear", "Felszerelés", "อุปกรณ์เดินทาง", "معدات السفر"),
				new Branch("gear-sizing", "gear", "Sizes & choice", "Méret és választás", "ขนาดและการเลือก",
						"المقاسات والاختيار"),
				new Branch("gear-warranty", "gear", "Warranty", "Garancia", "การรับประกัน", "الضمان"),
				new Branch("gear-care", "gear", "Care & repair", "Ápolás és javítás", "การดูแลและซ่อม",
						"العناية والإصلاح"),
				new Branch("orders", "", "Orders", "Rendelések", "คำสั่งซื้อ", "الطلبات"),
				new Branch("orders-delivery", "orders", "Delivery", "Szállítás", "การจัดส่ง", "التوصيل"),
				new Branch("orders-returns", "orders", "Returns & exchange", "Visszaküldés és csere",
						"คืนและเปลี่ยนสินค้า", "الإرجاع والاستبدال"),
				new Branch("orders-changes", "orders", "Changes", "Módosítás", "แก้ไขคำสั่งซื้อ", "تعديل الطلب"),
				new Branch("trips", "", "Trips", "Utazások", "ทริป", "الرحلات"),
				new Branch("trips-booking", "trips", "Booking", "Foglalás", "การจอง", "الحجز"),
				new Branch("trips-changes", "trips", "Changes & cancellation", "Módosítás és lemondás",
						"เปลี่ยนและยกเลิก", "التعديل والإلغاء"),
				new Branch("trips-visas", "trips", "Visas & papers", "Vízum és iratok", "วีซ่าและเอกสาร",
						"التأشيرات والأوراق"),
				new Branch("account", "", "Account", "Fiók", "บัญชี", "الحساب"),
				new Branch("account-payment", "account", "Payment & invoices", "Fizetés és számla",
						"การชำระเงินและใบกำกับภาษี", "الدفع والفواتير"),
				new Branch("account-refund", "account", "Refunds", "Visszatérítés", "การคืนเงิน", "استرداد الأموال"),
				new Branch("account-signin", "account", "Signing in", "Bejelentkezés", "การเข้าสู่ระบบ",
						"تسجيل الدخول"),
				new Branch("account-privacy", "account", "Privacy", "Adatvédelem", "ความเป็นส่วนตัว", "الخصوصية"));

	public static final List<Shopper> SHOPPERS = shoppers();

	private Cast() {
	}

	private static List<Shopper> shoppers() {
		try {
			return new ClassPathResource("demo/shoppers.txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.isBlank())
				.map(Shopper::parse)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The shopper of this address. */
	public static Shopper shopper(String email) {
		return SHOPPERS.stream().filter((one) -> one.email().equals(email)).findFirst().orElseThrow();
	}

	/**
	 * Someone of the desk.
	 *
	 * @param locale the language their desk is in
	 * @param speaks language codes, separated by spaces
	 * @param knows skills, separated by spaces
	 */
	public record Colleague(String email, String name, Role role, String locale, ZoneId zone, String speaks,
			String knows) {

		public List<String> languages() {
			return List.of(this.speaks.split(" ", -1));
		}

		public List<String> skills() {
			return List.of(this.knows.split(" ", -1));
		}

		/** The part of the address before the @. */
		public String handle() {
			return this.email.substring(0, this.email.indexOf('@'));
		}

		public String givenName() {
			return this.name.substring(0, this.name.indexOf(' '));
		}

	}

	/**
	 * A team.
	 *
	 * @param members handles, separated by spaces
	 */
	public record Crew(String key, String english, String hungarian, String thai, String arabic, boolean confidential,
			String members) {

		public LocalizedText name() {
			return texts(this.english, this.hungarian, this.thai, this.arabic);
		}

		public List<String> handles() {
			return List.of(this.members.split(" ", -1));
		}

	}

	/**
	 * A category.
	 *
	 * @param parent the key of the one above; empty at the top
	 */
	public record Branch(String key, String parent, String english, String hungarian, String thai, String arabic) {

		public LocalizedText name() {
			return texts(this.english, this.hungarian, this.thai, this.arabic);
		}

	}

	/**
	 * Someone who buys from the company.
	 *
	 * @param name empty for a visitor who has not said
	 * @param email empty for a visitor who has not said
	 * @param man decides the polite ending of what a Thai speaker writes
	 */
	public record Shopper(String name, String email, Locale locale, ZoneId zone, Tier tier, boolean man, String city,
			String currency) {

		private static Shopper parse(String line) {
			String[] parts = line.split("\\s*\\|\\s*", -1);
			return new Shopper(parts[0].strip(), parts[1], Locale.forLanguageTag(parts[2]), ZoneId.of(parts[3]),
					Tier.valueOf(parts[4]), "m".equals(parts[5]), parts[6], parts[7].strip());
		}

		public String language() {
			return this.locale.getLanguage();
		}

		public boolean anonymous() {
			return this.name.isEmpty();
		}

	}

	private static LocalizedText texts(String english, String hungarian, String thai, String arabic) {
		return new LocalizedText(Map.of("en", english, "hu", hungarian, "th", thai, "ar", arabic));
	}

}
