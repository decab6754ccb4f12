package dev.frontdesk.shell;

import java.util.Arrays;
import java.util.List;

import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import dev.frontdesk.web.TooManyRequests;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/**
 * What went wrong, as the reader is told.
 *
 * @param key the message that says it, or the status' own where null
 * @param field the form field or property at fault, if one is
 */
record Problem(int status, @Nullable String key, List<Object> arguments, @Nullable String field, HttpHeaders headers) {

	static Problem of(int status) {
		return new Problem(status, null, List.of(), null, HttpHeaders.EMPTY);
	}

	static Problem of(Exception ex) {
		if (ex instanceof Refusal refusal) {
			return of(refusal);
		}
		if (ex instanceof ErrorResponse response) {
			return new Problem(known(response.getStatusCode()), null, List.of(), null, response.getHeaders());
		}
		if (ex instanceof MethodArgumentTypeMismatchException mismatch && isInAddress(mismatch)) {
			return of(404);
		}
		if (ex instanceof TypeMismatchException || ex instanceof HttpMessageNotReadableException
				|| ex instanceof MultipartException) {
			return of(400);
		}
		return of((ex instanceof ConcurrencyFailureException) ? 409 : 500);
	}

	private static Problem of(Refusal refusal) {
		HttpHeaders headers = new HttpHeaders();
		if (refusal instanceof TooManyRequests tooMany) {
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
		}
		String field = (refusal instanceof InvalidText invalid) ? invalid.field() : null;
		return new Problem(refusal.status().value(), refusal.key(), Arrays.asList(refusal.arguments()), field, headers);
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
