package dev.frontdesk.reception;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.chat.History;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A visitor's conversations, as the panel lists and searches them. */
@Controller
class HistoryApi {

	private static final int LONGEST = 200;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final History history;

	private final Limits limits;

	HistoryApi(History history, Limits limits) {
		this.history = history;
		this.limits = limits;
	}

	/** The same for everyone: what is theirs is asked for with their token. */
	@GetMapping("/chat/parts/history")
	String part() {
		return "reception/history :: part";
	}

	@GetMapping("/chat/threads/page")
	@ResponseBody
	History.Page page(@RequestParam(required = false) @Nullable String cursor, HttpServletRequest request,
			Locale reader) {
		this.limits.spend("chat.history", request.getRemoteAddr(), 600, MINUTE);
		return this.history.page(request, cursor, reader);
	}

	@GetMapping("/chat/threads/search")
	@ResponseBody
	List<History.Found> search(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Locale reader) {
		this.limits.spend("chat.search", request.getRemoteAddr(), 240, MINUTE);
		return this.history.search(request, q.substring(0, Math.min(q.length(), LONGEST)), reader);
	}

}
