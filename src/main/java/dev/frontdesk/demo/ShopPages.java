package dev.frontdesk.demo;

import java.util.List;
import java.util.Locale;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.PublicId;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The company's own little shop. It stands at 127.0.0.1 while its script tag names
 * localhost, so that a browser takes the widget for what it is in real life: somebody
 * else's.
 */
@Controller
@RequestMapping("/demo")
class ShopPages {

	private static final int TOTAL = Shop.ITEMS.get(0).euros() + Shop.ITEMS.get(1).euros();

	private final Settings settings;

	private final ShopAddress address;

	ShopPages(Settings settings, ShopAddress address) {
		this.settings = settings;
		this.address = address;
	}

	@ModelAttribute
	void shop(Model model, HttpServletResponse response, Locale reader) {
		if (!this.settings.workspace().demo()) {
			throw new Shop.NotSold();
		}
		response.setHeader("Content-Security-Policy", this.address.contentPolicy());
		model.addAttribute("shop", Cast.COMPANY);
		model.addAttribute("home", "/demo/" + reader.toLanguageTag());
		model.addAttribute("locales", Languages.SHIPPED.stream().map(Tongue::of).toList());
		model.addAttribute("widget", this.address.script());
		model.addAttribute("widgetKey", ShopAddress.WIDGET);
		model.addAttribute("items", cards(reader));
	}

	private static List<Card> cards(Locale reader) {
		return Shop.ITEMS.stream().map((item) -> Card.of(item, reader)).toList();
	}

	@GetMapping
	String door(Locale reader) {
		return "redirect:/demo/" + reader.toLanguageTag();
	}

	@GetMapping("/{locale}")
	String home(@PathVariable String locale, Model model) {
		shipped(locale);
		model.addAttribute("rest", "");
		return "demo/home";
	}

	@GetMapping("/{locale}/items/{key}")
	String item(@PathVariable String locale, @PathVariable String key, Model model) {
		model.addAttribute("item", Card.of(Shop.item(key), shipped(locale)));
		model.addAttribute("rest", "/items/" + key);
		return "demo/item";
	}

	@GetMapping("/{locale}/check-out")
	String checkOut(@PathVariable String locale, Model model) {
		Locale reader = shipped(locale);
		model.addAttribute("basket", cards(reader).subList(0, 2));
		model.addAttribute("total", Shop.price(TOTAL, reader));
		model.addAttribute("euros", TOTAL);
		model.addAttribute("order", PublicId.next());
		model.addAttribute("rest", "/check-out");
		return "demo/check-out";
	}

	@GetMapping("/{locale}/thanks")
	String thanks(@PathVariable String locale, @RequestParam(defaultValue = "") String order, Model model) {
		shipped(locale);
		model.addAttribute("euros", TOTAL);
		model.addAttribute("order", order.matches("[a-z0-9]{16}") ? order : null);
		model.addAttribute("rest", "/thanks");
		return "demo/thanks";
	}

	private static Locale shipped(String locale) {
		return Languages.shipped(locale)
			.filter((one) -> one.toLanguageTag().equals(locale))
			.orElseThrow(Shop.NotSold::new);
	}

	record Tongue(String tag, String name) {

		static Tongue of(Locale locale) {
			return new Tongue(locale.toLanguageTag(), Languages.ownName(locale));
		}

	}

	record Card(String key, String name, String picture, String price) {

		static Card of(Shop.Item item, Locale reader) {
			return new Card(item.key(), item.name(), item.picture(), Shop.price(item.euros(), reader));
		}

	}

}
