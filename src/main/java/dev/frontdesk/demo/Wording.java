package dev.frontdesk.demo;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;

/**
 * Fills the blanks of a script: names, things, amounts and dates as its reader writes
 * them.
 */
final class Wording {

	private static final List<String> GEAR = List.of("Nomad 40", "Vándor 28", "Kestrel Shell", "Tarn 2",
			"Monsoon Poncho", "Drift Duffel 60", "Ember 300", "Switchback 18");

	private static final Map<String, Double> RATES = Map.ofEntries(Map.entry("EUR", 1.0), Map.entry("GBP", 0.86),
			Map.entry("USD", 1.09), Map.entry("AUD", 1.66), Map.entry("CAD", 1.49), Map.entry("CHF", 0.95),
			Map.entry("INR", 91.0), Map.entry("AED", 4.0), Map.entry("HUF", 395.0), Map.entry("THB", 38.0),
			Map.entry("SAR", 4.1), Map.entry("JOD", 0.77), Map.entry("EGP", 53.0), Map.entry("MAD", 10.8),
			Map.entry("JPY", 162.0), Map.entry("CLP", 1020.0), Map.entry("MXN", 19.9), Map.entry("PLN", 4.3),
			Map.entry("BRL", 6.0), Map.entry("TRY", 37.0), Map.entry("VND", 27500.0));

	private final Cast.Shopper shopper;

	private final boolean manAtDesk;

	private final Map<String, String> blanks;

	Wording(Cast.Shopper shopper, Cast.Colleague agent, Instant begin, Random random) {
		this.shopper = shopper;
		this.manAtDesk = agent.equals(Cast.AGENT);
		this.blanks = Map.of("{order}", "FW-" + (40_000 + random.nextInt(9_999)), "{gear}",
				GEAR.get(random.nextInt(GEAR.size())), "{city}", shopper.city(), "{amount}",
				amount(shopper, 39 + random.nextInt(260)), "{date}",
				date(shopper, begin.plusSeconds(86_400L * (9 + random.nextInt(20)))), "{track}",
				"TH" + (100_000_000L + random.nextInt(899_999_999)) + "FW", "{agent}", agent.givenName());
	}

	String customer(String text) {
		return polite(fill(text), this.shopper.man());
	}

	String desk(String text) {
		return polite(fill(text), this.manAtDesk);
	}

	private String fill(String text) {
		String filled = name(text);
		for (Map.Entry<String, String> blank : this.blanks.entrySet()) {
			filled = filled.replace(blank.getKey(), blank.getValue());
		}
		return filled;
	}

	private String name(String text) {
		if (this.shopper.anonymous()) {
			return text.replace(" {name}", "").replace("{name}", "");
		}
		String[] names = this.shopper.name().split(" ", -1);
		return text.replace("{name}", switch (this.shopper.language()) {
			case "hu", "de" -> this.shopper.name();
			case "vi" -> names[names.length - 1];
			default -> names[0];
		});
	}

	// The scripts are written with the endings a woman uses
	private String polite(String text, boolean man) {
		return (man && "th".equals(this.shopper.language())) ? text.replace("ค่ะ", "ครับ").replace("คะ", "ครับ") : text;
	}

	private static String amount(Cast.Shopper shopper, int euros) {
		double value = euros * RATES.getOrDefault(shopper.currency(), 1.0);
		NumberFormat format = NumberFormat.getCurrencyInstance(shopper.locale());
		format.setCurrency(Currency.getInstance(shopper.currency()));
		format.setMaximumFractionDigits(
				(value > 1000) ? 0 : Currency.getInstance(shopper.currency()).getDefaultFractionDigits());
		return format.format((value > 1000) ? Math.round(value / 10) * 10 : Math.round(value) - 0.1);
	}

	private static String date(Cast.Shopper shopper, Instant at) {
		DateFormat format = DateFormat.getInstanceForSkeleton("MMMMd", shopper.locale());
		format.setTimeZone(TimeZone.getTimeZone(shopper.zone().getId()));
		return format.format(Date.from(at));
	}

}
