package dev.frontdesk.chat;

import java.time.Duration;

import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a visitor stands in the queue, and leaving it by email. */
@RestController
@RequestMapping("/chat/threads/{publicId}")
class QueueApi {

	private final Queue queue;

	private final VisitorThreads own;

	private final Limits limits;

	QueueApi(Queue queue, VisitorThreads own, Limits limits) {
		this.queue = queue;
		this.own = own;
		this.limits = limits;
	}

	@ModelAttribute
	void onlyOurOwnPages(HttpServletRequest request) {
		ForeignOrigin.refuse(request);
	}

	@GetMapping("/queue")
	ResponseEntity<Queue.Place> place(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId) {
		Visitor visitor = this.own.visitor(bearer, publicId);
		return this.queue.place(visitor, publicId)
			.map(ResponseEntity::ok)
			.orElseGet(() -> ResponseEntity.noContent().build());
	}

	@PutMapping("/leaving")
	ResponseEntity<Queue.Place> leave(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
			@PathVariable String publicId, @RequestBody LeavingJson json, HttpServletRequest request) {
		Visitor visitor = this.own.visitor(bearer, publicId);
		this.limits.spend("chat.contact", visitor.publicId(), 10, Duration.ofHours(1));
		this.limits.spend("chat.contact-address", request.getRemoteAddr(), 100, Duration.ofHours(1));
		this.queue.leave(visitor, publicId, json.email());
		return place(bearer, publicId);
	}

	record LeavingJson(@Nullable String email) {
	}

}
