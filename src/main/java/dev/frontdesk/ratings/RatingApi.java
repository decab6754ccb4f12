package dev.frontdesk.ratings;

import java.time.Duration;

import dev.frontdesk.chat.VisitorThreads;
import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.ratings.Ratings.Standing;
import dev.frontdesk.web.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The panel asks at the end. */
@RestController
@RequestMapping("/chat/threads/{publicId}/rating")
class RatingApi {

	private final Ratings ratings;

	private final VisitorThreads threads;

	private final Limits limits;

	RatingApi(Ratings ratings, VisitorThreads threads, Limits limits) {
		this.ratings = ratings;
		this.threads = threads;
		this.limits = limits;
	}

	@GetMapping
	Standing standing(@PathVariable String publicId, HttpServletRequest request) {
		Own own = this.threads.own(request, publicId);
		return this.ratings.standing(own.customerId(), own.ticketId());
	}

	@PutMapping
	Standing rate(@PathVariable String publicId, @RequestBody RatingJson json, HttpServletRequest request) {
		Own own = this.threads.own(request, publicId);
		this.limits.spend("ratings.rate", own.visitorId(), 30, Duration.ofHours(1));
		return this.ratings.rate(own.customerId(), publicId, own.ticketId(), json.score(), json.comment());
	}

	record RatingJson(@Nullable Integer score, @Nullable String comment) {

		@Override
		public String toString() {
			return "RatingJson";
		}

	}

}
