package dev.frontdesk.web;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** It was changed since the caller last read it. */
class PreconditionFailed extends Refusal {

	PreconditionFailed() {
		super(HttpStatus.PRECONDITION_FAILED, "web.precondition.stale");
	}

	@Override
	public @Nullable Fault fault() {
		return Fault.header(HttpHeaders.IF_MATCH);
	}

}
