package dev.frontdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds each request to the scopes of its token; what asks for none is not answered. */
class ScopeCheck implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!(handler instanceof HandlerMethod method)) {
			return true;
		}
		Needs needs = needs(method);
		if (needs == null || !(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
			throw new IllegalStateException("Not open to tokens: " + method);
		}
		caller.require(needs.value());
		return true;
	}

	private static @Nullable Needs needs(HandlerMethod method) {
		Needs own = method.getMethodAnnotation(Needs.class);
		return (own != null) ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
	}

}
