package dev.frontdesk.drafts;

import java.util.List;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Drafts as an open composer keeps them. */
@Controller
@RequestMapping("/desk/tickets/{number}/drafts/{kind}")
class DraftsController {

	private final Drafts drafts;

	private final Tickets tickets;

	private final Along along;

	DraftsController(Drafts drafts, Tickets tickets, Along along) {
		this.along = along;
		this.drafts = drafts;
		this.tickets = tickets;
	}

	@GetMapping
	ResponseEntity<Shown> read(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable String kind) {
		long ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number).id();
		return this.drafts.find(me.id(), ticket, DraftKind.of(kind))
			.map((draft) -> ResponseEntity.ok(shown(draft)))
			.orElse(ResponseEntity.noContent().build());
	}

	@PutMapping
	@ResponseBody
	Shown keep(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable String kind,
			Typed typed) {
		return shown(
				this.drafts.save(Reader.OfDesk.of(me), number, DraftKind.of(kind), typed.version(), typed.content()));
	}

	/** What is done together with it, as a part of the composer. */
	@GetMapping("/steps")
	ModelAndView steps(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable String kind) {
		long ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number).id();
		return new ModelAndView("drafts/along :: steps").addObject("along",
				this.along.beside(this.drafts.open(me.id(), ticket), DraftKind.of(kind)));
	}

	/** One of them is left out. */
	@DeleteMapping("/steps/{place}")
	ModelAndView leaveOut(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable String kind, @PathVariable Place place) {
		this.drafts.leaveOut(Reader.OfDesk.of(me), number, DraftKind.of(kind), place.index(), place.action());
		return steps(me, number, kind);
	}

	private Shown shown(Draft draft) {
		return Shown.of(draft, this.along.of(draft).lines().stream().map(Along.Line::words).toList());
	}

	@DeleteMapping
	ResponseEntity<Void> discard(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable String kind, @RequestParam(defaultValue = "") String tab) {
		long ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number).id();
		this.drafts.discard(me.id(), ticket, DraftKind.of(kind), tab);
		return ResponseEntity.noContent().build();
	}

	@ExceptionHandler
	ResponseEntity<Shown> behind(DraftMovedOn ex) {
		return ResponseEntity.status(HttpStatus.CONFLICT).body(shown(ex.draft()));
	}

	/**
	 * What the page sends.
	 *
	 * @param version what it last knew
	 */
	record Typed(long version, @Nullable String text, @Nullable String recipients, Draft.@Nullable Quoted quoted,
			@Nullable List<Long> mentions, @Nullable Long seen, @Nullable String clientId, @Nullable String tab) {

		Drafts.Content content() {
			return new Drafts.Content((this.text != null) ? this.text : "", this.recipients,
					(this.quoted != null) ? this.quoted : Draft.Quoted.LAST,
					(this.mentions != null) ? this.mentions : List.of(), (this.seen != null) ? this.seen : 0,
					clientIdOrNull(), (this.tab != null) ? this.tab : "");
		}

		private @Nullable String clientIdOrNull() {
			return (this.clientId != null && this.clientId.matches("[A-Za-z0-9_-]{8,64}")) ? this.clientId : null;
		}

	}

	/** What the page gets. */
	record Shown(long version, String text, @Nullable String recipients, Draft.Quoted quoted, List<Long> mentions,
			long seen, String clientId, String told, List<ShownFile> files, List<String> along) {

		static Shown of(Draft draft, List<String> along) {
			return new Shown(draft.version(), draft.text(), draft.recipients(), draft.quoted(), draft.mentions(),
					draft.seen(), draft.clientId(), draft.told(), draft.files().stream().map(ShownFile::of).toList(),
					along);
		}

	}

	record ShownFile(String id, String name, long size, boolean picture, boolean program) {

		static ShownFile of(DraftFile file) {
			return new ShownFile(file.publicId(), file.name(), file.size(), file.picture(), file.program());
		}

	}

}
