package dev.frontdesk.asks;

import java.time.Duration;
import java.util.Map;

import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.talks.PanelWords;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The panel answers what was asked. */
@RestController
class AsksApi {

	private final Answers answers;

	private final VisitorThreads threads;

	private final Limits limits;

	AsksApi(Answers answers, VisitorThreads threads, Limits limits) {
		this.answers = answers;
		this.threads = threads;
		this.limits = limits;
	}

	@PutMapping("/chat/threads/{publicId}/asks/{ask}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void give(@PathVariable String publicId, @PathVariable String ask, @RequestBody AnswerJson json,
			HttpServletRequest request) {
		Own own = this.threads.own(request, publicId);
		this.limits.spend("asks.answer", own.visitorId(), 30, Duration.ofMinutes(1));
		this.answers.give(own, ask, json.clientId(), json.option(), json.fields());
	}

	/**
	 * @param option the button's words
	 * @param fields what was filled in, by the field's place
	 */
	record AnswerJson(@Nullable String clientId, @Nullable String option,
			@Nullable Map<String, @Nullable String> fields) {

		@Override
		public String toString() {
			return "AnswerJson";
		}

	}

	/** Its script and sheet in the panel and on the desk. */
	@Configuration(proxyBeanMethods = false)
	static class Sheets {

		@Bean
		Surface asksInThePanel() {
			return Surface.of("panel-more", "asks/asks.css", "asks/asks.js");
		}

		@Bean
		Surface asksOnTheDesk() {
			return Surface.of("desk", "asks/card.css");
		}

		@Bean
		PanelWords asksWords() {
			return PanelWords.of("asks.panel.", "options", "form", "send", "choose", "failed");
		}

	}

}
