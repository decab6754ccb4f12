package dev.frontdesk.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

	private final Map<RequestMappingInfo, Set<String>> starts = new ConcurrentHashMap<>();

	@Override
	protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
		return mayMatch(mapping, pathOf(request)) ? super.getMatchingMapping(mapping, request) : null;
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
		for (String start : this.starts.computeIfAbsent(mapping, MappingsByStart::startsOf)) {
			if (path.startsWith(start)) {
				return true;
			}
		}
		return false;
	}

	/** Null: not as patterns are written, so that only they can tell. */
	private static @Nullable String pathOf(HttpServletRequest request) {
		RequestPath parsed = ServletRequestPathUtils.hasParsedRequestPath(request)
				? ServletRequestPathUtils.getParsedRequestPath(request) : null;
		String path = (parsed != null) ? parsed.pathWithinApplication().value() : "%";
		return (path.indexOf('%') < 0 && path.indexOf(';') < 0) ? path : null;
	}

	private static Set<String> startsOf(RequestMappingInfo mapping) {
		return mapping.getPatternValues()
			.stream()
			.map(MappingsByStart::startOf)
			.collect(Collectors.toUnmodifiableSet());
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
