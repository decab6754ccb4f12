package dev.frontdesk.drafts;

import java.util.List;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts as an open composer keeps them. */
@RestController
@RequestMapping("/desk/tickets/{number}/drafts/{kind}")
class DraftsController {

	private final Drafts drafts;

	private final Tickets tickets;

	DraftsController(Drafts drafts, Tickets tickets) {
		this.drafts = drafts;
		this.tickets = tickets;
	}

	@GetMapping
	ResponseEntity<Shown> read(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable String kind) {
		long ticket = this.tickets.byNumber(Reader.OfDesk.of(me), number).id();
		return this.drafts.find(me.id(), ticket, DraftKind.of(kind))
			.map((draft) -> ResponseEntity.ok(Shown.of(draft)))
			.orElse(ResponseEntity.noContent().build());
	}

	@PutMapping
	Shown keep(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable String kind,
			Typed typed) {
		return Shown
			.of(this.drafts.save(Reader.OfDesk.of(me), number, DraftKind.of(kind), typed.version(), typed.content()));
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
		return ResponseEntity.status(HttpStatus.CONFLICT).body(Shown.of(ex.draft()));
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
			long seen, String clientId, String told, List<ShownFile> files) {

		static Shown of(Draft draft) {
			return new Shown(draft.version(), draft.text(), draft.recipients(), draft.quoted(), draft.mentions(),
					draft.seen(), draft.clientId(), draft.told(), draft.files().stream().map(ShownFile::of).toList());
		}

	}

	record ShownFile(String id, String name, long size, boolean picture, boolean program) {

		static ShownFile of(DraftFile file) {
			return new ShownFile(file.publicId(), file.name(), file.size(), file.picture(), file.program());
		}

	}

}
