package dev.frontdesk.reception;

import java.time.Duration;

import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a visitor stands in the queue, and leaving it by email. */
@RestController
@RequestMapping("/chat/threads/{publicId}")
class QueueApi {

	private static final Duration HOUR = Duration.ofHours(1);

	private final Queue queue;

	private final VisitorThreads own;

	private final Limits limits;

	QueueApi(Queue queue, VisitorThreads own, Limits limits) {
		this.queue = queue;
		this.own = own;
		this.limits = limits;
	}

	@GetMapping("/queue")
	ResponseEntity<Queue.Place> place(@PathVariable String publicId, HttpServletRequest request) {
		return place(this.own.own(request, publicId));
	}

	@PutMapping("/leaving")
	ResponseEntity<Queue.Place> leave(@PathVariable String publicId, @RequestBody LeavingJson json,
			HttpServletRequest request) {
		VisitorThreads.Own thread = this.own.own(request, publicId);
		this.limits.spend("chat.contact", thread.visitorId(), 10, HOUR);
		this.limits.spend("chat.contact-address", request.getRemoteAddr(), 100, HOUR);
		this.own.leaveByMail(thread, json.email());
		return place(thread);
	}

	private ResponseEntity<Queue.Place> place(VisitorThreads.Own thread) {
		return this.queue.place(thread).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
	}

	record LeavingJson(@Nullable String email) {
	}

}
