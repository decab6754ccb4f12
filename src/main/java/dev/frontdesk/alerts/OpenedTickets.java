package dev.frontdesk.alerts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.frontdesk.notifications.Notifications;
import dev.frontdesk.staff.SignedInAgent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever has opened a ticket has read what they were told about it. */
@Component
class OpenedTickets implements HandlerInterceptor, WebMvcConfigurer {

	private static final Pattern TICKET = Pattern.compile("/desk/tickets/(\\d{1,18})");

	private final Notifications notifications;

	private final JdbcClient jdbc;

	OpenedTickets(Notifications notifications, JdbcClient jdbc) {
		this.notifications = notifications;
		this.jdbc = jdbc;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/desk/tickets/*");
	}

	// Before the page is drawn, so that its own bell counts rightly; a ticket out of sight
	// has nothing to read that says anything
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Matcher ticket = TICKET.matcher(request.getRequestURI());
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if ("GET".equals(request.getMethod()) && ticket.matches() && authentication != null
				&& authentication.getPrincipal() instanceof SignedInAgent me) {
			read(me.id(), Long.parseLong(ticket.group(1)));
		}
		return true;
	}

	private void read(long agentId, long number) {
		Long ticketId = unread(agentId, number);
		if (ticketId != null) {
			this.notifications.opened(agentId, ticketId);
		}
	}

	private @Nullable Long unread(long agentId, long number) {
		return this.jdbc.sql("""
				select t.id from ticket t where t.number = ? and exists (
					select 1 from notice n where n.ticket_id = t.id and n.agent_id = ? and n.read_at is null)""")
			.params(number, agentId)
			.query(Long.class)
			.optional()
			.orElse(null);
	}

}
