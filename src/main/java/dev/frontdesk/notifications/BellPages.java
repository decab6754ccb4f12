package dev.frontdesk.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bell and the page behind it. */
@Controller
@RequestMapping("/desk/notifications")
class BellPages {

	private static final int IN_MENU = 8;

	private final Bell bell;

	private final Notifications notifications;

	private final Preferences preferences;

	private final Staff staff;

	BellPages(Bell bell, Notifications notifications, Preferences preferences, Staff staff) {
		this.bell = bell;
		this.notifications = notifications;
		this.preferences = preferences;
		this.staff = staff;
	}

	@GetMapping
	String all(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "false") boolean unread,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model, Locale reader) {
		Bell.Page page = this.bell.before(me.id(), unread, before, Bell.PAGE, reader);
		model.addAttribute("page", page);
		model.addAttribute("onlyUnread", unread);
		model.addAttribute("next",
				(page.next() != null) ? "/desk/notifications?unread=" + unread + "&before=" + page.next() : null);
		return shared(me, model, "notifications/list");
	}

	/** The newest few, for the popover. */
	@GetMapping("/menu")
	String menu(@AuthenticationPrincipal SignedInAgent me, Model model, Locale reader) {
		model.addAttribute("page", this.bell.before(me.id(), false, Long.MAX_VALUE, IN_MENU, reader));
		return shared(me, model, "notifications/bell :: menu");
	}

	/**
	 * How many there are now, and what came since the page looked last.
	 * @param at the number of the ticket the agent has before them, 0 for none
	 */
	@GetMapping("/bell")
	String bell(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "0") long since,
			@RequestParam(defaultValue = "0") long at, Model model, Locale reader) {
		Wishes wishes = this.preferences.of(me.id());
		List<News> news = new ArrayList<>();
		for (Bell.Line line : this.bell.since(me.id(), since, reader)) {
			Long ticketId = line.ticketId();
			if (at > 0 && line.number() == at && ticketId != null) {
				this.notifications.opened(me.id(), ticketId);
			}
			else if (line.urgent() || wishes.wants(line.kind(), Way.PUSH)) {
				news.add(new News(line, line.urgent(), wishes.wants(line.kind(), Way.PUSH)));
			}
		}
		model.addAttribute("news", news);
		model.addAttribute("model", this.bell.ring(me.id()));
		return "notifications/bell :: news";
	}

	/** Leads where it belongs; who went there has read it. */
	@GetMapping("/{id:\\d{1,18}}")
	String open(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, Locale reader) {
		Bell.Line line = this.bell.lines(me.id(), List.of(id), reader)
			.stream()
			.findFirst()
			.orElseThrow(NoticeNotFound::new);
		this.notifications.read(me.id(), id);
		return "redirect:" + (line.target().isEmpty() ? "/desk/notifications" : line.target());
	}

	@PostMapping("/{id:\\d{1,18}}/reading")
	String read(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestParam(defaultValue = "true") boolean read, @RequestParam(defaultValue = "false") boolean unread) {
		if (read) {
			this.notifications.read(me.id(), id);
		}
		else {
			this.notifications.unread(me.id(), id);
		}
		return "redirect:/desk/notifications" + (unread ? "?unread=true" : "");
	}

	/** Everything the agent had before them. */
	@PostMapping("/readings")
	String readAll(@AuthenticationPrincipal SignedInAgent me, @RequestParam long upTo) {
		this.notifications.readUpTo(me.id(), upTo);
		return "redirect:/desk/notifications";
	}

	private String shared(SignedInAgent me, Model model, String template) {
		model.addAttribute("zone", this.staff.agent(me.id()).timeZone());
		RailBell.Ring ring = this.bell.ring(me.id());
		model.addAttribute("newest", ring.newest());
		model.addAttribute("unread", ring.unread());
		return template;
	}

	/**
	 * @param loud shown over the page
	 * @param system shown by the system where the page is out of sight
	 */
	record News(Bell.Line line, boolean loud, boolean system) {
	}

}
