package dev.frontdesk.screens;

import java.util.List;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** What an agent does about a visitor's screen. */
@Controller
class ScreenDesk {

	private final Shares shares;

	private final ScreenPanel panel;

	private final IceServers servers;

	ScreenDesk(Shares shares, ScreenPanel panel, IceServers servers) {
		this.shares = shares;
		this.panel = panel;
		this.servers = servers;
	}

	@PostMapping("/desk/tickets/{number}/screen")
	ModelAndView ask(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.shares.ask(Reader.OfDesk.of(me), number);
		return beside(me, number, htmx);
	}

	@PostMapping("/desk/tickets/{number}/screen/ending")
	ModelAndView end(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.shares.endByAgent(me.id(), number);
		return beside(me, number, htmx);
	}

	private ModelAndView beside(SignedInAgent me, long number, @Nullable String htmx) {
		return (htmx == null) ? new ModelAndView("redirect:/desk/tickets/" + number)
				: new ModelAndView("screens/panel :: panel").addObject("panel",
						this.panel.of(Reader.OfDesk.of(me), number));
	}

	/** What the viewer shows. */
	@GetMapping("/desk/screen")
	@ResponseBody
	ResponseEntity<Now> now(@AuthenticationPrincipal SignedInAgent me) {
		return this.shares.ofAgent(me.id())
			.filter(Share::accepted)
			.map((share) -> ResponseEntity.ok(shown(share)))
			.orElseGet(() -> ResponseEntity.noContent().build());
	}

	private Now shown(Share share) {
		IceServers.Way way = this.servers.of(share.publicId());
		return new Now(share.publicId(), share.ticket(), share.number(), share.customer(), way, way.direct());
	}

	@PostMapping("/desk/screen/{share}/start")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void start(@AuthenticationPrincipal SignedInAgent me, @PathVariable String share) {
		this.shares.start(me.id(), share);
	}

	@PostMapping("/desk/screen/{share}/loss")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void lost(@AuthenticationPrincipal SignedInAgent me, @PathVariable String share) {
		this.shares.lost(me.id(), share);
	}

	/**
	 * @param customer empty for no name
	 * @param servers for who does not know of ways yet
	 */
	record Now(String id, String ticket, long number, String customer, IceServers.Way way,
			List<IceServers.Server> servers) {
	}

}
