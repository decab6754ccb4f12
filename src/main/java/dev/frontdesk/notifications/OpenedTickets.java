package dev.frontdesk.notifications;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.staff.SignedInAgent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever opens a ticket has read what they were told about it. */
@Component
class OpenedTickets implements HandlerInterceptor, WebMvcConfigurer {

	private static final Pattern TICKET = Pattern.compile("/desk/tickets/(\\d{1,18})");

	private final Notifications notifications;

	OpenedTickets(Notifications notifications) {
		this.notifications = notifications;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/desk/tickets/*");
	}

	// Before the page is drawn, so that its own bell counts rightly
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Matcher ticket = TICKET.matcher(request.getRequestURI());
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if ("GET".equals(request.getMethod()) && ticket.matches() && authentication != null
				&& authentication.getPrincipal() instanceof SignedInAgent me) {
			request.setAttribute(RailBell.RUNG,
					this.notifications.openedNumber(me.id(), Long.parseLong(ticket.group(1))));
		}
		return true;
	}

}
