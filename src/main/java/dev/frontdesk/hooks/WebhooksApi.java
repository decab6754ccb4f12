package dev.frontdesk.hooks;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.ApiBody;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Scope;
import dev.frontdesk.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is told, for programs of admins. */
@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "Webhooks")
class WebhooksApi {

	private final Webhooks webhooks;

	private final Version version;

	WebhooksApi(Webhooks webhooks, Version version) {
		this.webhooks = webhooks;
		this.version = version;
	}

	@GetMapping
	@Needs(Scope.WEBHOOKS_READ)
	@Operation(summary = "List webhooks; there are never more than 50")
	dev.frontdesk.web.Page<WebhookDocument> all(@AuthenticationPrincipal SignedInAgent me) {
		admin(me);
		return new dev.frontdesk.web.Page<>(this.webhooks.all().stream().map(WebhookDocument::of).toList(), null);
	}

	@GetMapping("/{id}")
	@Needs(Scope.WEBHOOKS_READ)
	@Operation(summary = "Read a webhook")
	ResponseEntity<WebhookDocument> one(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		admin(me);
		Webhook webhook = this.webhooks.webhook(id);
		return this.version.tell(webhook.version(), WebhookDocument.of(webhook));
	}

	@PostMapping
	@Needs(Scope.WEBHOOKS_WRITE)
	@Operation(summary = "Add a webhook; the answer tells its secret, this once",
			description = "events: created, message, status, assignee, team, priority, tags, category, subject, customer, "
					+ "fields, shelf, family, other; none given for all. notes: told of notes, too. privateTeams: told of "
					+ "tickets of private teams, too. Each event comes as GET /api/v1/events tells it, in a request of its "
					+ "own with Webhook-Id, Webhook-Timestamp and Webhook-Signature (standardwebhooks.com).")
	ResponseEntity<NewWebhook> add(@AuthenticationPrincipal SignedInAgent me, @RequestBody WebhookBody body) {
		Webhooks.Born born = this.webhooks.add(admin(me), new WebhookDraft(body.name(), body.address(),
				kinds(body.events()), Boolean.TRUE.equals(body.notes()), Boolean.TRUE.equals(body.privateTeams())));
		return ResponseEntity.created(URI.create("/api/v1/webhooks/" + born.id()))
			.body(new NewWebhook(WebhookDocument.of(this.webhooks.webhook(born.id())), born.secret()));
	}

	@PatchMapping("/{id}")
	@Needs(Scope.WEBHOOKS_WRITE)
	@Operation(summary = "Change a webhook; what is not given stays as it is. state: active or paused;"
			+ " while it is paused, nothing is kept for it")
	WebhookDocument change(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestBody WebhookPatch body) {
		Actor by = admin(me);
		Boolean on = on(body.state());
		Webhook now = this.webhooks.webhook(id);
		this.version.require(ifMatch, now.version());
		this.webhooks.change(by, id, now.version(),
				new WebhookDraft(given(body.name(), now.name()), given(body.address(), now.address()),
						(body.events() != null) ? kinds(body.events()) : now.kinds(), given(body.notes(), now.notes()),
						given(body.privateTeams(), now.confidential())),
				on);
		return WebhookDocument.of(this.webhooks.webhook(id));
	}

	private static @Nullable Boolean on(@Nullable String state) {
		if (state == null) {
			return null;
		}
		return switch (state) {
			case "active" -> true;
			case "paused" -> false;
			default -> throw InvalidRequest.body("state", "hooks.api.choice", "active, paused");
		};
	}

	@DeleteMapping("/{id}")
	@Needs(Scope.WEBHOOKS_WRITE)
	@Operation(summary = "Remove a webhook with its deliveries")
	ResponseEntity<Void> remove(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.webhooks.remove(admin(me), id);
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/{id}/secret")
	@Needs(Scope.WEBHOOKS_WRITE)
	@Operation(summary = "Make a new secret; for 24 hours the one before is signed with, too")
	NewWebhook rotate(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		String secret = this.webhooks.rotate(admin(me), id);
		return new NewWebhook(WebhookDocument.of(this.webhooks.webhook(id)), secret);
	}

	static Actor admin(SignedInAgent me) {
		if (me.role() != Role.ADMIN) {
			throw WebhookRefused.forAdmins();
		}
		return Actor.agent(me.id());
	}

	private static <T> T given(@Nullable T wanted, T now) {
		return (wanted != null) ? wanted : now;
	}

	private static Set<EventKind> kinds(@Nullable List<String> keys) {
		Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
		List<String> given = (keys != null) ? keys : List.of();
		for (int i = 0; i < given.size(); i++) {
			String path = "events/" + i;
			kinds.add(EventKind.byKey(String.valueOf(given.get(i)))
				.orElseThrow(() -> InvalidRequest.body(path, "hooks.api.choice",
						String.join(", ", Stream.of(EventKind.values()).map(EventKind::key).toList()))));
		}
		return kinds;
	}

	/**
	 * @param events what it is told of; none for everything
	 * @param notes told of notes, too
	 * @param privateTeams told of tickets of private teams, too
	 */
	record WebhookBody(@Nullable String name, @Nullable String address, @Nullable List<String> events,
			@Nullable Boolean notes, @Nullable Boolean privateTeams) implements ApiBody {
	}

	/**
	 * @param state active or paused
	 */
	record WebhookPatch(@Nullable String name, @Nullable String address, @Nullable List<String> events,
			@Nullable Boolean notes, @Nullable Boolean privateTeams, @Nullable String state) implements ApiBody {
	}

	/**
	 * @param secret told this once
	 */
	record NewWebhook(WebhookDocument webhook, String secret) {
	}

}
