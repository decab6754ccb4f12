package dev.frontdesk.web;

import java.util.Set;

import org.springframework.http.HttpStatus;

/**
 * The token a request of the API came with.
 *
 * @param token its id
 */
public record Caller(long token, Set<Scope> scopes) {

	/** The request's attribute under which who lets it in leaves this. */
	public static final String ATTRIBUTE = "dev.frontdesk.web.Caller";

	public Caller {
		scopes = Set.copyOf(scopes);
	}

	public boolean may(Scope scope) {
		return this.scopes.contains(scope);
	}

	/**
	 * Asks for a scope that only some of what is asked needs.
	 * @throws Refusal 403 when the token does not have it
	 */
	public void require(Scope scope) {
		if (!may(scope)) {
			throw new ScopeMissing(scope);
		}
	}

	private static final class ScopeMissing extends Refusal {

		ScopeMissing(Scope scope) {
			super(HttpStatus.FORBIDDEN, "web.scope.missing", scope.key());
		}

	}

}
