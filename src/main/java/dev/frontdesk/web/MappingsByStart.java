package dev.frontdesk.web;

import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.RequestPath;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Asks only those handlers whose pattern begins as the address does. Spring asks each of
 * several hundred patterns for every address with something variable in it, which took a
 * tenth of a visitor's message.
 */
class MappingsByStart extends RequestMappingHandlerMapping {

	// Null: not as patterns are written, so that only they can tell
	private static final ScopedValue<@Nullable String> PATH = ScopedValue.newInstance();

	// All are known before the first request comes
	private final IdentityHashMap<RequestMappingInfo, String[]> starts = new IdentityHashMap<>();

	@Override
	protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
		this.starts.put(mapping, startsOf(mapping));
		super.registerHandlerMethod(handler, method, mapping);
	}

	@Override
	protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
			throws Exception {
		return ScopedValue.where(PATH, pathOf(request)).call(() -> super.lookupHandlerMethod(lookupPath, request));
	}

	@Override
	protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
		String path = PATH.isBound() ? PATH.get() : pathOf(request);
		return mayMatch(mapping, path) ? super.getMatchingMapping(mapping, request) : null;
	}

	@Override
	protected @Nullable HandlerMethod handleNoMatch(Set<RequestMappingInfo> mappings, String lookupPath,
			HttpServletRequest request) throws ServletException {
		String path = pathOf(request);
		return super.handleNoMatch(
				mappings.stream().filter((mapping) -> mayMatch(mapping, path)).collect(Collectors.toSet()), lookupPath,
				request);
	}

	private boolean mayMatch(RequestMappingInfo mapping, @Nullable String path) {
		if (path == null) {
			return true;
		}
		String[] starts = this.starts.get(mapping);
		if (starts == null) {
			return true;
		}
		for (String start : starts) {
			if (path.startsWith(start)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable String pathOf(HttpServletRequest request) {
		RequestPath parsed = ServletRequestPathUtils.hasParsedRequestPath(request)
				? ServletRequestPathUtils.getParsedRequestPath(request) : null;
		String path = (parsed != null) ? parsed.pathWithinApplication().value() : "%";
		return (path.indexOf('%') < 0 && path.indexOf(';') < 0) ? path : null;
	}

	private static String[] startsOf(RequestMappingInfo mapping) {
		return mapping.getPatternValues().stream().map(MappingsByStart::startOf).distinct().toArray(String[]::new);
	}

	/** Without the last slash: "/help/**" is for "/help", too. */
	static String startOf(String pattern) {
		int end = 0;
		while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
			end++;
		}
		return (end > 0 && end < pattern.length() && pattern.charAt(end - 1) == '/') ? pattern.substring(0, end - 1)
				: pattern.substring(0, end);
	}

}
