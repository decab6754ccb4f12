package dev.frontdesk.drafts;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** What can be done to a message that waits for its time. */
@Controller
@RequestMapping("/desk/tickets/{number}/scheduled/{id}")
class ScheduledController {

	private final Drafts drafts;

	private final SendLater later;

	ScheduledController(Drafts drafts, SendLater later) {
		this.drafts = drafts;
		this.later = later;
	}

	/** Back into the composer. */
	@PostMapping("/recall")
	ResponseEntity<Void> recall(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable long id, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.drafts.takeBack(this.drafts.own(me.id(), id).id(), "");
		return done(number, htmx);
	}

	@PostMapping("/dispatch")
	ResponseEntity<Void> sendNow(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable long id, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.later.sendNow(Reader.OfDesk.of(me), id);
		return done(number, htmx);
	}

	@PostMapping("/discarding")
	ResponseEntity<Void> discard(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable long id, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
		this.drafts.discard(me.id(), id);
		return done(number, htmx);
	}

	private static ResponseEntity<Void> done(long number, @Nullable String htmx) {
		return (htmx != null) ? ResponseEntity.noContent().build()
				: ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/desk/tickets/" + number).build();
	}

}
