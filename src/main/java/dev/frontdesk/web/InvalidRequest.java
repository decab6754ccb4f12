package dev.frontdesk.web;

import org.springframework.http.HttpStatus;

/** A part of a request that cannot be read as what it should be. */
public class InvalidRequest extends Refusal {

	private final transient Fault fault;

	private InvalidRequest(HttpStatus status, Fault fault, String key, Object... arguments) {
		super(status, key, arguments);
		this.fault = fault;
	}

	/** Of the address or the headers. */
	public static InvalidRequest of(Fault fault, String key, Object... arguments) {
		return new InvalidRequest(HttpStatus.BAD_REQUEST, fault, key, arguments);
	}

	/** Of the body. */
	public static InvalidRequest body(String path, String key, Object... arguments) {
		return new InvalidRequest(HttpStatus.UNPROCESSABLE_CONTENT, Fault.pointer(path), key, arguments);
	}

	@Override
	public Fault fault() {
		return this.fault;
	}

}
