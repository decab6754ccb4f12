package dev.frontdesk.screens;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a visitor decides about their screen, in a thread of their own. */
@RestController
@RequestMapping("/chat/threads/{publicId}/screen")
class ScreenApi {

	private static final Duration HOUR = Duration.ofHours(1);

	private final VisitorThreads threads;

	private final Shares shares;

	private final IceServers servers;

	private final Limits limits;

	ScreenApi(VisitorThreads threads, Shares shares, IceServers servers, Limits limits) {
		this.threads = threads;
		this.shares = shares;
		this.servers = servers;
		this.limits = limits;
	}

	@GetMapping
	View read(@PathVariable String publicId, HttpServletRequest request) {
		Own own = this.threads.own(request, publicId);
		return new View(this.shares.inThread(own.ticketId()).map(this::now).orElse(null),
				this.shares.shown(own.ticketId()));
	}

	@PutMapping("/{share}/acceptance")
	Now accept(@PathVariable String publicId, @PathVariable String share, HttpServletRequest request) {
		Own own = spend(request, publicId);
		return now(this.shares.accept(own.ticketId(), share));
	}

	@PutMapping("/{share}/refusal")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void decline(@PathVariable String publicId, @PathVariable String share, @RequestBody RefusalJson json,
			HttpServletRequest request) {
		Own own = spend(request, publicId);
		this.shares.decline(own.ticketId(), share, Boolean.TRUE.equals(json.picture()));
	}

	/** Never limited: who wants to stop stops. */
	@DeleteMapping("/{share}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@PathVariable String publicId, @PathVariable String share, HttpServletRequest request) {
		this.shares.endByVisitor(this.threads.own(request, publicId).ticketId(), share);
	}

	private Own spend(HttpServletRequest request, String publicId) {
		Own own = this.threads.own(request, publicId);
		this.limits.spend("screens.decide", own.visitorId(), 60, HOUR);
		return own;
	}

	private Now now(Share share) {
		IceServers.Way way = share.accepted() ? this.servers.of(share.publicId()) : IceServers.Way.NONE;
		return new Now(share.publicId(), share.state(), share.agent(), way, way.direct());
	}

	/**
	 * @param shown when screens were shown here
	 */
	record View(@Nullable Now now, List<OffsetDateTime> shown) {
	}

	/**
	 * @param agent who asked
	 * @param way only once the visitor has consented
	 * @param servers for who does not know of ways yet
	 */
	record Now(String id, String state, String agent, IceServers.Way way, List<IceServers.Server> servers) {
	}

	record RefusalJson(@Nullable Boolean picture) {
	}

}
