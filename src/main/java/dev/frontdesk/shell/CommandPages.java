package dev.frontdesk.shell;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the palette can lead to, for whoever asks. */
@Controller
class CommandPages {

	private final Frame frame;

	private final List<CommandSource> sources;

	private final MessageSource messages;

	CommandPages(Frame frame, List<CommandSource> sources, MessageSource messages) {
		this.frame = frame;
		this.sources = sources.stream().sorted(Comparator.comparingInt(CommandSource::order)).toList();
		this.messages = messages;
	}

	@GetMapping(path = "/desk/commands", params = "!q")
	ModelAndView commands(Principal person, HttpServletRequest request, HttpServletResponse response, Locale locale) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
		if (token != null) {
			// for a page whose session ended and began anew in another tab
			response.setHeader("X-Token", token.getToken());
		}
		List<Command> commands = new ArrayList<>();
		this.sources.forEach((source) -> commands.addAll(source.commands(person, locale)));
		String pages = say("shell.menu", locale);
		this.frame.menu()
			.forEach((entry) -> commands.add(new Command(pages, say(entry.labelKey(), locale), entry.path())));
		if (request.isUserInRole("ADMIN")) {
			String settings = say("shell.menu.admin", locale);
			this.frame.settingsPages()
				.forEach((page) -> commands.add(new Command(settings, say(page.labelKey(), locale), page.path())));
		}
		return new ModelAndView("shell/commands :: list").addObject("commands", commands);
	}

	@GetMapping(path = "/desk/commands", params = "q")
	ModelAndView found(Principal person, @RequestParam String q, HttpServletResponse response, Locale locale) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		List<Command> commands = new ArrayList<>();
		this.sources.forEach((source) -> commands.addAll(source.found(person, q.strip(), locale)));
		return new ModelAndView("shell/commands :: list").addObject("commands", commands);
	}

	private String say(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
