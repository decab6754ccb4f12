package dev.frontdesk.handling;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Gives a dialog that is opened as a page of its own, without scripts or in another tab,
 * a glance at its ticket.
 */
@Component
class Glances implements HandlerInterceptor {

	private static final int LAST = 5;

	private final Said said;

	private final Colleagues colleagues;

	private final JdbcClient jdbc;

	Glances(Said said, Colleagues colleagues, JdbcClient jdbc) {
		this.said = said;
		this.colleagues = colleagues;
		this.jdbc = jdbc;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		String view = (page != null) ? page.getViewName() : null;
		if (page == null || view == null || view.contains("::") || view.contains(":/") || view.startsWith("inbox/")) {
			return;
		}
		if (request.getUserPrincipal() instanceof Authentication known
				&& known.getPrincipal() instanceof SignedInAgent me
				&& request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
				&& parts.get("number") instanceof String number) {
			glance(me, Long.parseLong(number), LocaleContextHolder.getLocale())
				.forEach((glance) -> page.addObject("glance", glance));
		}
	}

	private List<Glance> glance(SignedInAgent me, long number, Locale locale) {
		Reader.OfDesk reader = Reader.OfDesk.of(me);
		Reader.Predicate sees = reader.sees();
		return this.jdbc.sql("""
				select t.number, t.subject, t.language, t.status, c.name as customer, a.name as assignee
				from ticket t join customer c on c.id = t.customer_id left join agent a on a.id = t.assignee_id
				where t.number = :number and\s""" + sees.sql())
			.param("number", number)
			.params(sees.parameters())
			.query((row, count) -> new Glance(row.getLong("number"), row.getString("subject"),
					row.getString("language"), row.getString("status"), row.getString("customer"),
					row.getString("assignee"), this.said.last(reader, number, LAST, locale),
					this.colleagues.zoneOf(me.id())))
			.list();
	}

}
