package dev.frontdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** A request of the same caller that reads what lies at another address of the API. */
class ReadInstead extends HttpServletRequestWrapper {

	private final String path;

	ReadInstead(HttpServletRequest request, String path) {
		super(request);
		this.path = path;
	}

	@Override
	public String getMethod() {
		return HttpMethod.GET.name();
	}

	@Override
	public String getRequestURI() {
		return this.path;
	}

	@Override
	public String getServletPath() {
		return this.path;
	}

	@Override
	public @Nullable String getQueryString() {
		return null;
	}

	// Asked for whole, whatever was asked on which condition
	@Override
	public @Nullable String getHeader(String name) {
		return name.regionMatches(true, 0, "If-", 0, 3) || name.equalsIgnoreCase(HttpHeaders.RANGE) ? null
				: super.getHeader(name);
	}

}
