package dev.frontdesk.hooks;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What one webhook was told, for programs of admins; and again. */
@RestController
@RequestMapping("/api/v1/webhooks/{webhook}")
@Tag(name = "Webhooks")
class DeliveriesApi {

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final Queue queue;

	private final Cursors cursors;

	DeliveriesApi(Webhooks webhooks, Deliveries deliveries, Queue queue, Cursors cursors) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.queue = queue;
		this.cursors = cursors;
	}

	@GetMapping("/deliveries")
	@Needs(Scope.WEBHOOKS_READ)
	@Operation(summary = "List deliveries of the last 30 days, newest first. state: waiting, delivered or failed")
	Page<DeliveryDocument> list(@AuthenticationPrincipal SignedInAgent me, @PathVariable long webhook,
			@RequestParam(defaultValue = "all") String state, @RequestParam(required = false) @Nullable String cursor,
			@RequestParam(defaultValue = "50") int limit) {
		WebhooksApi.admin(me);
		this.webhooks.webhook(webhook);
		int size = Page.size(limit);
		Deliveries.Shown shown = shown(state);
		String list = "deliveries " + webhook + ' ' + shown;
		long before = (cursor != null) ? Long.parseLong(this.cursors.open(list, cursor).getFirst()) : Long.MAX_VALUE;
		List<DeliveryDocument> found = this.deliveries.before(webhook, shown, before, size + 1)
			.stream()
			.map(DeliveryDocument::of)
			.toList();
		return Page.of(found, size, (last) -> this.cursors.seal(list, last.id()));
	}

	@PostMapping("/deliveries/{id}/attempts")
	@Needs(Scope.WEBHOOKS_WRITE)
	@Operation(summary = "Send it again, under the same Webhook-Id")
	ResponseEntity<DeliveryDocument> again(@AuthenticationPrincipal SignedInAgent me, @PathVariable long webhook,
			@PathVariable long id) {
		WebhooksApi.admin(me);
		this.deliveries.row(webhook, id);
		this.queue.sendAgain(webhook, id);
		return ResponseEntity.accepted().body(DeliveryDocument.of(this.deliveries.row(webhook, id)));
	}

	@PostMapping("/tests")
	@Needs(Scope.WEBHOOKS_WRITE)
	@Operation(summary = "Send a test event, once")
	ResponseEntity<DeliveryDocument> test(@AuthenticationPrincipal SignedInAgent me, @PathVariable long webhook) {
		WebhooksApi.admin(me);
		this.webhooks.webhook(webhook);
		long id = this.queue.addTest(webhook);
		return ResponseEntity.accepted().body(DeliveryDocument.of(this.deliveries.row(webhook, id)));
	}

	private static Deliveries.Shown shown(String state) {
		return Arrays.stream(Deliveries.Shown.values())
			.filter((one) -> one.name().toLowerCase(Locale.ROOT).equals(state))
			.findFirst()
			.orElseThrow(() -> InvalidRequest.of(Fault.parameter("state"), "hooks.api.choice",
					"all, waiting, delivered, failed"));
	}

	/**
	 * A delivery as the API tells it.
	 *
	 * @param webhookId as the request carries it
	 * @param event its id; null in a test
	 * @param ticket its number; null in a test
	 * @param state waiting, sending, delivered or failed
	 * @param lastStatus of the last answer; null where none came
	 * @param lastError why none came; withheld where nothing was sent, since the webhook
	 * is not told of notes, or of private teams
	 * @param nextAttemptAt null where none will come
	 */
	record DeliveryDocument(long id, String webhookId, @Nullable Long event, @Nullable Long ticket, String field,
			String state, int attempts, @Nullable Integer lastStatus, @Nullable String lastError, Instant createdAt,
			@Nullable Instant nextAttemptAt) {

		static DeliveryDocument of(Deliveries.Row row) {
			return new DeliveryDocument(row.id(), row.publicId(), row.eventId(), row.ticket(), row.field(),
					row.state().toLowerCase(Locale.ROOT), row.attempts(), row.status(),
					row.erring() ? row.error() : null, row.created(), row.ended() ? null : row.next());
		}

	}

}
