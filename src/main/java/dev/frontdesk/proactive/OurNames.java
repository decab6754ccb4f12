package dev.frontdesk.proactive;

import java.util.Map;

import dev.frontdesk.settings.Market;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.widgets.Widget;

import org.springframework.stereotype.Component;

/** What stands in a text for ourselves: that is not for the page to say. */
@Component
class OurNames {

	private final Settings settings;

	OurNames(Settings settings) {
		this.settings = settings;
	}

	Map<String, String> of(Widget widget) {
		return Map.of("brand.name", this.settings.brand(widget.brandId()).name(), "market.name",
				this.settings.markets()
					.stream()
					.filter((market) -> market.id() == widget.marketId())
					.findFirst()
					.map(Market::name)
					.orElse(""));
	}

}
