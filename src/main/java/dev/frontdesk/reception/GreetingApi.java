package dev.frontdesk.reception;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.chat.PanelPart;
import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.web.Limits;
import dev.frontdesk.widgets.PersonalTexts;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.WidgetText;
import dev.frontdesk.widgets.Widgets;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Greets by name: whoever is behind the token or, of somebody nobody knows yet, as their
 * page calls them. What a page says is used for this one answer and kept nowhere.
 */
@RestController
class GreetingApi implements PanelPart {

	private final PersonalTexts texts;

	private final Widgets widgets;

	private final VisitorThreads visitors;

	private final Customers customers;

	private final Limits limits;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	GreetingApi(PersonalTexts texts, Widgets widgets, VisitorThreads visitors, Customers customers, Limits limits,
			JdbcClient jdbc, JsonMapper json) {
		this.texts = texts;
		this.widgets = widgets;
		this.visitors = visitors;
		this.customers = customers;
		this.limits = limits;
		this.jdbc = jdbc;
		this.json = json;
	}

	@Override
	public String name() {
		return "greeting";
	}

	@Override
	public Map<String, Object> shown(Widget widget, Locale reader) {
		return PersonalTexts.isPersonal(widget, reader) ? Map.of("personal", true) : Map.of();
	}

	@PostMapping("/chat/greeting")
	Greeting greet(@RequestBody Asked asked, HttpServletRequest request, Locale reader) {
		this.limits.spend("chat.greeting", request.getRemoteAddr(), 120, Duration.ofMinutes(1));
		Long customerId = this.visitors.customer(request).orElse(null);
		Widget widget = this.widgets.open((asked.widget() != null) ? asked.widget() : "");
		PersonalTexts.Guest guest = guest(customerId, asked, reader);
		return new Greeting(this.texts.say(widget, WidgetText.GREETING, reader, guest),
				this.texts.say(widget, WidgetText.INTRO, reader, guest));
	}

	private PersonalTexts.Guest guest(@Nullable Long customerId, Asked asked, Locale reader) {
		Map<String, String> attributes = new HashMap<>();
		if (asked.attributes() != null) {
			asked.attributes().forEach((key, value) -> take(attributes, key, value));
		}
		String claimed = (asked.name() != null) ? asked.name() : "";
		if (customerId == null) {
			return new PersonalTexts.Guest(claimed, reader, attributes);
		}
		// What was signed stands above what a page says on its own
		this.jdbc.sql("select key, value from customer_attribute where customer_id = ? order by verified")
			.param(customerId)
			.query((row) -> {
				take(attributes, row.getString("key"), this.json.readValue(row.getString("value"), Object.class));
			});
		Customer customer = this.customers.customer(customerId);
		return customer.name().isEmpty() ? new PersonalTexts.Guest(claimed, reader, attributes)
				: new PersonalTexts.Guest(customer.name(), customer.locale(), attributes);
	}

	private static void take(Map<String, String> attributes, String key, @Nullable Object value) {
		if (value instanceof String || value instanceof Number) {
			attributes.put(key, value.toString());
		}
	}

	record Asked(@Nullable String widget, @Nullable String name, @Nullable Map<String, @Nullable Object> attributes) {
	}

	record Greeting(String greeting, String intro) {
	}

}
