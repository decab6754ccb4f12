package dev.frontdesk.demo;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** What the demo company sells. */
final class Shop {

	static final List<Item> ITEMS = List.of(new Item("nomad-40", "Nomad 40", "pack", 149),
			new Item("tarn-2", "Tarn 2", "tent", 329), new Item("kestrel-shell", "Kestrel Shell", "jacket", 219),
			new Item("ember-300", "Ember 300", "lamp", 49), new Item("hoi-an", "Hội An", "bicycle", 890),
			new Item("kumano-kodo", "Kumano Kodo", "gate", 1490));

	private Shop() {
	}

	static Item item(String key) {
		return ITEMS.stream().filter((item) -> item.key().equals(key)).findFirst().orElseThrow(NotSold::new);
	}

	static String price(int euros, Locale reader) {
		NumberFormat format = NumberFormat.getCurrencyInstance(reader);
		format.setCurrency(Currency.getInstance("EUR"));
		format.setMaximumFractionDigits(0);
		return format.format(euros);
	}

	/**
	 * Something for sale; its texts are {@code demo.item.<key>.*}.
	 *
	 * @param picture a symbol in {@code static/demo/pictures.svg}
	 * @param euros the price
	 */
	record Item(String key, String name, String picture, int euros) {
	}

	/** The shop has no such page. */
	static final class NotSold extends Refusal {

		NotSold() {
			super(HttpStatus.NOT_FOUND, "demo.not-found");
		}

	}

}
