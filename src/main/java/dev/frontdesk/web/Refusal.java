package dev.frontdesk.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * A request that is understood and refused. Carries the HTTP status and the message key
 * with which the reader is told, in the reader's language, what to do about it.
 */
public abstract class Refusal extends RuntimeException {

	private final HttpStatus status;

	private final String key;

	private final transient Object[] arguments;

	protected Refusal(HttpStatus status, String key, Object... arguments) {
		super(key, null, false, false);
		this.status = status;
		this.key = key;
		this.arguments = arguments.clone();
	}

	public HttpStatus status() {
		return this.status;
	}

	public String key() {
		return this.key;
	}

	public Object[] arguments() {
		return this.arguments.clone();
	}

	/** Each thing that is refused at once; alone, it is itself. */
	public List<? extends Refusal> all() {
		return List.of(this);
	}

	/** The part of the request that is to blame; null when it is no single one. */
	public @Nullable Fault fault() {
		return null;
	}

}
