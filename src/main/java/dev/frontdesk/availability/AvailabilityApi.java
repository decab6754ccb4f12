package dev.frontdesk.availability;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.frontdesk.live.Pushes;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import tools.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells open panels how it is: who asks, and who hears of changes over the socket. What
 * nobody has asked for lately is not looked up.
 */
@RestController
class AvailabilityApi {

	private final Cache<Asked, String> told = Caffeine.newBuilder()
		.maximumSize(1_000)
		.expireAfterAccess(Duration.ofMinutes(5))
		.build();

	private final Cache<Asked, String> answers = Caffeine.newBuilder()
		.maximumSize(1_000)
		.expireAfterWrite(Duration.ofSeconds(3))
		.build();

	private final Availability availability;

	private final Widgets widgets;

	private final Pushes pushes;

	private final JsonMapper json;

	AvailabilityApi(Availability availability, Widgets widgets, Pushes pushes, JsonMapper json) {
		this.availability = availability;
		this.widgets = widgets;
		this.pushes = pushes;
		this.json = json;
	}

	@GetMapping(path = "/chat/availability/{key}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<String> now(@PathVariable String key, Locale reader) {
		Asked asked = new Asked(key, reader.getLanguage());
		String answer = this.answers.get(asked, (one) -> look(this.widgets.open(one.key()), one.language()));
		this.told.asMap().putIfAbsent(asked, answer);
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
	}

	@Scheduled(fixedDelay = 3_000)
	void tell() {
		Map<String, Optional<Widget>> known = new HashMap<>();
		this.told.asMap().keySet().forEach((asked) -> {
			String now = known.computeIfAbsent(asked.key(), (key) -> this.widgets.byKey(key).filter(Widget::enabled))
				.map((widget) -> look(widget, asked.language()))
				.orElse("");
			// Not by way of get: nobody has asked
			if (!now.isEmpty() && !now.equals(this.told.policy().getIfPresentQuietly(asked))) {
				this.told.asMap().replace(asked, now);
				this.pushes.push("/topic/availability." + asked.key() + '.' + asked.language(), raw(now));
			}
		});
	}

	private Object raw(String answer) {
		return this.json.readTree(answer);
	}

	private String look(Widget widget, String language) {
		Availability.State state = this.availability.of(widget, Locale.forLanguageTag(language));
		return this.json.writeValueAsString(new StateJson(state.mode().name(), state.text(), state.more(),
				(state.opens() != null) ? state.opens().toString() : null, state.languages()));
	}

	record StateJson(String mode, String text, String more, @Nullable String opens, List<String> languages) {
	}

	private record Asked(String key, String language) {
	}

}
