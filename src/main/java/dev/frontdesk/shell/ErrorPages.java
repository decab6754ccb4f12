package dev.frontdesk.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.frontdesk.web.Fault;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whatever goes wrong is told once, in the reader's language and in the form the reader
 * can take: a page, an alert in the page that is open (htmx), or problem+json.
 */
@Controller
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorPages implements ErrorController {

	private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

	private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503);

	private final MessageSource messages;

	private final JsonMapper json;

	ErrorPages(MessageSource messages, JsonMapper json) {
		this.messages = messages;
		this.json = json;
	}

	@ExceptionHandler
	@Nullable ModelAndView failed(Exception ex, HttpServletRequest request, HttpServletResponse response) throws Exception {
		if (ex instanceof AccessDeniedException || ex instanceof AuthenticationException) {
			// Spring Security knows whether to ask for a sign-in or to refuse
			throw ex;
		}
		if (response.isCommitted()) {
			// the reader has gone, or half an answer is under way
			log.info("An answer broke off: {}", ex.getClass().getName());
			return new ModelAndView();
		}
		Problem problem = Problem.of(ex);
		if (problem.isOurs()) {
			log.error("{} of a page failed", request.getMethod(), new Wordless(ex));
		}
		else {
			log.debug("Refused with {}: {}", problem.status(), ex.getClass().getName());
		}
		return told(problem, request, response);
	}

	@RequestMapping("${server.error.path:${error.path:/error}}")
	@Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws Exception {
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		int code = (status instanceof Integer known) ? known : 404;
		// Half an answer was told as good before it failed
		ModelAndView page = told(Problem.of((code < 400) ? 500 : code), request, response);
		// an empty one would be drawn by the name of its address
		return (page == null || page.isEmpty()) ? null : page;
	}

	private @Nullable ModelAndView told(Problem problem, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		response.setStatus(problem.status());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		problem.headers().forEach((name, values) -> values.forEach((value) -> response.setHeader(name, value)));
		if (wantsJson(request)) {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			this.json.writeValue(response.getOutputStream(), document(problem));
			return new ModelAndView();
		}
		boolean inPlace = request.getHeader("HX-Request") != null;
		if (inPlace) {
			response.setHeader("HX-Retarget", "#alerts");
			response.setHeader("HX-Reswap", "beforeend");
			response.setHeader("HX-Push-Url", "false");
		}
		return new ModelAndView(inPlace ? "shell/error :: alert" : "shell/error",
				Map.of("status", problem.status(), "heading", heading(problem), "explanation", explanation(problem)));
	}

	private Map<String, Object> document(Problem problem) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("type", "about:blank");
		document.put("status", problem.status());
		document.put("title", heading(problem));
		document.put("detail", explanation(problem));
		if (problem.key() != null) {
			document.put("code", problem.key());
		}
		Fault fault = problem.fault();
		if (fault != null) {
			document.put("field", fault.field());
			document.put("errors",
					problem.all()
						.stream()
						.map((one) -> error(one, Objects.requireNonNullElse(one.fault(), fault)))
						.toList());
		}
		return document;
	}

	private Map<String, String> error(Refusal refusal, Fault fault) {
		return Map.of("detail", text(refusal.key(), refusal.arguments()), fault.kind(), fault.name());
	}

	private String heading(Problem problem) {
		return text("shell.error." + named(problem) + ".title", new Object[0]);
	}

	private String explanation(Problem problem) {
		String key = problem.key();
		return (key != null) ? text(key, problem.arguments().toArray())
				: text("shell.error." + named(problem) + ".text", new Object[0]);
	}

	private static int named(Problem problem) {
		if (TOLD.contains(problem.status())) {
			return problem.status();
		}
		return problem.isOurs() ? 500 : 400;
	}

	private String text(String key, Object[] arguments) {
		Locale reader = LocaleContextHolder.getLocale();
		return this.messages.getMessage(key, arguments, reader);
	}

	private static boolean wantsJson(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String uri) ? uri : request.getRequestURI();
		if (path.startsWith("/api/") || (path.startsWith("/chat/") && !path.startsWith("/chat/panel"))) {
			return true;
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains("json") && !accept.contains("text/html");
	}

	/** The trace without its words, in which a database quotes what people typed. */
	private static final class Wordless extends RuntimeException {

		Wordless(Throwable ex) {
			super(ex.getClass().getName(), (ex.getCause() != null) ? new Wordless(ex.getCause()) : null, false, true);
			setStackTrace(ex.getStackTrace());
		}

	}

}
