package dev.frontdesk.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.web.TooManyRequests;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/**
 * What went wrong, as the reader is told.
 *
 * @param key the message that says it, or the status' own where null
 * @param fault the part of the request to blame, if it is one
 * @param all where several things are refused at once, each of them
 */
record Problem(int status, @Nullable String key, List<Object> arguments, @Nullable Fault fault, HttpHeaders headers,
		List<Refusal> all) {

	static Problem of(int status) {
		return new Problem(status, null, List.of(), null, HttpHeaders.EMPTY, List.of());
	}

	static Problem of(Exception ex) {
		if (ex instanceof Refusal refusal) {
			return of(refusal);
		}
		if (ex instanceof ErrorResponse response) {
			return new Problem(known(response.getStatusCode()), null, List.of(), null, response.getHeaders(),
					List.of());
		}
		if (ex instanceof MethodArgumentTypeMismatchException mismatch && isInAddress(mismatch)) {
			return of(404);
		}
		if (ex instanceof MethodArgumentTypeMismatchException mismatch
				&& mismatch.getParameter().hasParameterAnnotation(RequestParam.class)) {
			return of(InvalidRequest.of(Fault.parameter(mismatch.getName()), "web.parameter.value"));
		}
		if (ex instanceof HttpMessageNotReadableException unreadable) {
			return of(unreadable(unreadable));
		}
		if (ex instanceof TypeMismatchException || ex instanceof MultipartException) {
			return of(400);
		}
		return of((ex instanceof ConcurrencyFailureException) ? 409 : 500);
	}

	private static Problem of(Refusal refusal) {
		HttpHeaders headers = new HttpHeaders();
		if (refusal instanceof TooManyRequests tooMany) {
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
		}
		return new Problem(refusal.status().value(), refusal.key(), Arrays.asList(refusal.arguments()), refusal.fault(),
				headers, List.copyOf(refusal.all()));
	}

	/** The property that JSON could not be read at. */
	private static Refusal unreadable(HttpMessageNotReadableException ex) {
		if (!(ex.getCause() instanceof DatabindException wrong) || wrong.getPath().isEmpty()) {
			return InvalidRequest.of(Fault.pointer(""), "web.json.unreadable");
		}
		String path = wrong.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName()
					: Integer.toString(step.getIndex()))
			.map((name) -> name.replace("~", "~0").replace("/", "~1"))
			.collect(Collectors.joining("/"));
		return InvalidRequest.body(path,
				(wrong instanceof UnrecognizedPropertyException) ? "web.json.unknown-property" : "web.json.value");
	}

	boolean isOurs() {
		return this.status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
	}

	private static int known(HttpStatusCode status) {
		return status.isError() ? status.value() : HttpStatus.INTERNAL_SERVER_ERROR.value();
	}

	// an id that is no number names no page
	private static boolean isInAddress(MethodArgumentTypeMismatchException mismatch) {
		return mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
	}

}
