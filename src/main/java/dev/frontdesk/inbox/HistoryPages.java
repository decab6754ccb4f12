package dev.frontdesk.inbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.shell.Done;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The history of a ticket: filtered, taken along as a file, and a value put back. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class HistoryPages {

	private final HistoryScreens screens;

	private final Tickets tickets;

	private final MessageSource messages;

	HistoryPages(HistoryScreens screens, Tickets tickets, MessageSource messages) {
		this.screens = screens;
		this.tickets = tickets;
		this.messages = messages;
	}

	@GetMapping("/history")
	ModelAndView history(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam Map<String, String> typed,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale) {
		HistoryScreens.Page page = this.screens.page(Reader.OfDesk.of(me), number, wanted(typed), locale);
		return new ModelAndView((htmx != null) ? "inbox/history :: lines" : "inbox/history").addObject("history", page)
			.addObject("zone", page.zone());
	}

	@PostMapping("/history/{event}/restoration")
	ModelAndView restore(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable long event,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Locale locale,
			RedirectAttributes flash) {
		this.tickets.restore(Reader.OfDesk.of(me), number, event);
		return Done
			.at("/desk/tickets/" + number + "/history",
					this.messages.getMessage("inbox.history.restored", null, locale))
			.answer(htmx, flash);
	}

	@GetMapping("/history.csv")
	ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam Map<String, String> typed, Locale locale) {
		List<HistoryScreens.Line> lines = this.screens.all(Reader.OfDesk.of(me), number, wanted(typed), locale);
		String head = row(Stream.of("at", "by", "field", "change", "cause")
			.map((column) -> this.messages.getMessage("inbox.history.column." + column, null, locale)));
		String body = lines.stream()
			.map((line) -> row(Stream.of(line.at().toString(), line.by(), line.field(), line.text(), line.cause())))
			.collect(Collectors.joining());
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history-" + number + ".csv\"")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.body(('\uFEFF' + head + body).getBytes(StandardCharsets.UTF_8));
	}

	private static String row(Stream<String> cells) {
		return cells.map(HistoryPages::cell).collect(Collectors.joining(",")) + "\r\n";
	}

	// A spreadsheet takes what begins so for a formula
	private static String cell(String text) {
		String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
		return '"' + safe.replace("\"", "\"\"") + '"';
	}

	private static HistoryScreens.Wanted wanted(Map<String, String> typed) {
		String before = typed.getOrDefault("before", "");
		return new HistoryScreens.Wanted(before.matches("[0-9]{1,18}") ? Long.valueOf(before) : null,
				typed.get("field"), typed.get("by"), day(typed.get("from")), day(typed.get("until")));
	}

	private static @Nullable LocalDate day(@Nullable String typed) {
		try {
			return (typed == null || typed.isBlank() || typed.length() > 10) ? null : LocalDate.parse(typed);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
