package dev.frontdesk.visitors;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.trails.PageAddress;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is on the site now, and the first word to one of them. */
@Controller
@RequestMapping(VisitorsScreen.HOME)
class VisitorsPages {

	private final VisitorsScreen screen;

	private final Onsite onsite;

	private final Invitations invitations;

	private final Greeting greeting;

	private final Beats beats;

	private final Widgets widgets;

	private final Staff staff;

	private final Settings settings;

	private final MessageSource words;

	VisitorsPages(VisitorsScreen screen, Onsite onsite, Invitations invitations, Greeting greeting, Beats beats,
			Widgets widgets, Staff staff, Settings settings, MessageSource words) {
		this.screen = screen;
		this.onsite = onsite;
		this.invitations = invitations;
		this.greeting = greeting;
		this.beats = beats;
		this.widgets = widgets;
		this.staff = staff;
		this.settings = settings;
		this.words = words;
	}

	@GetMapping
	String list(@AuthenticationPrincipal SignedInAgent me, @ModelAttribute Asked asked,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model, Locale locale) {
		return show(me, asked, model, locale, part);
	}

	@GetMapping("/{id}")
	String detail(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, @ModelAttribute Asked asked,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model, Locale locale) {
		Optional<Guest> guest = this.onsite.guest(Reader.OfDesk.of(me), id);
		beside(guest.orElse(null), model, locale);
		guest.ifPresent((one) -> model.addAttribute("text", this.greeting.suggested(one, this.staff.agent(me.id()))));
		return show(me, asked, model, locale, part);
	}

	@PostMapping("/{id}/invitations")
	String invite(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestParam(defaultValue = "") String text, @ModelAttribute Asked asked, Model model, Locale locale,
			HttpServletResponse response, RedirectAttributes told) {
		Guest guest = this.onsite.guest(Reader.OfDesk.of(me), id).orElse(null);
		try {
			if (guest == null) {
				throw InvitationRefused.gone();
			}
			this.invitations.make(this.staff.agent(me.id()), guest, text);
			told.addAttribute("id", id);
			return "redirect:" + VisitorsScreen.HOME + "/{id}";
		}
		catch (InvalidText ex) {
			response.setStatus(422);
			model.addAttribute("wrong", say(ex, locale));
		}
		catch (InvitationRefused ex) {
			response.setStatus(ex.status().value());
			model.addAttribute("refused", say(ex, locale));
		}
		// Somebody may have been faster: what is shown is what stands now
		beside(this.onsite.guest(Reader.OfDesk.of(me), id).orElse(null), model, locale);
		model.addAttribute("text", text);
		return show(me, asked, model, locale, null);
	}

	@PostMapping("/{id}/invitations/{invitation}/withdrawal")
	String withdraw(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id, @PathVariable String invitation,
			RedirectAttributes told) {
		String publicId = invitation.replace("\0", "");
		if (this.invitations.withdraw(me.id(), publicId)) {
			this.beats.over(publicId);
		}
		told.addAttribute("id", id);
		return "redirect:" + VisitorsScreen.HOME + "/{id}";
	}

	private void beside(@Nullable Guest guest, Model model, Locale locale) {
		model.addAttribute("opened", true);
		if (guest != null) {
			model.addAttribute("line", this.screen.line(guest, locale));
			model.addAttribute("trail", this.onsite.trail(guest.id()));
			model.addAttribute("names", Greeting.NAMES);
			model.addAttribute("longest", Greeting.LONGEST);
		}
	}

	private String show(SignedInAgent me, Asked asked, Model model, Locale locale, @Nullable String part) {
		this.beats.watch();
		List<Widget> all = this.widgets.all();
		Onsite.Filter filter = asked.filter(all);
		model.addAttribute("filter", filter);
		model.addAttribute("shown", this.screen.list(Reader.OfDesk.of(me), filter, asked.after(), locale));
		model.addAttribute("widgets", all);
		model.addAttribute("spoken",
				Languages.SHIPPED.stream()
					.map((one) -> new Tongue(one.toLanguageTag(), Languages.name(one.toLanguageTag(), locale)))
					.toList());
		model.addAttribute("admin", me.role() == Role.ADMIN);
		model.addAttribute("zone", this.settings.workspace().timeZone());
		return (part != null) ? "visitors/page :: #main" : "visitors/page";
	}

	private String say(Refusal refused, Locale reader) {
		return this.words.getMessage(refused.key(), refused.arguments(), reader);
	}

	public record Tongue(String tag, String name) {
	}

	/** What is asked for; what makes no sense asks for nothing. */
	record Asked(@Nullable String widget, @Nullable String locale, @Nullable String page, @Nullable String chat,
			@Nullable String after) {

		Onsite.Filter filter(List<Widget> widgets) {
			long chosen = widgets.stream()
				.map(Widget::id)
				.filter((id) -> Long.toString(id).equals(this.widget))
				.findFirst()
				.orElse(0L);
			return new Onsite.Filter(chosen,
					Languages.shipped(this.locale)
						.filter((one) -> one.toLanguageTag().equals(this.locale))
						.map(Locale::toLanguageTag)
						.orElse(""),
					PageAddress.title(this.page), "yes".equals(this.chat) ? "yes" : "no".equals(this.chat) ? "no" : "");
		}

	}

}
