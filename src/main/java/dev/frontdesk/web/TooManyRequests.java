package dev.frontdesk.web;

import org.springframework.http.HttpStatus;

/** Someone knocks too often; says after how many seconds to try again. */
public class TooManyRequests extends Refusal {

	private final long retryAfterSeconds;

	public TooManyRequests(long retryAfterSeconds) {
		super(HttpStatus.TOO_MANY_REQUESTS, "web.too-many-requests", retryAfterSeconds);
		this.retryAfterSeconds = retryAfterSeconds;
	}

	public long retryAfterSeconds() {
		return this.retryAfterSeconds;
	}

}
