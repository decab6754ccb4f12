package dev.frontdesk.escalations;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.filters.TicketField;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What conditions can ask for, and the page in the admin menu. */
@Configuration(proxyBeanMethods = false)
class EscalationFields {

	private static final String RUNNING = """
			(select %s from escalation e where e.ticket_id = t.id and e.ended_at = '9999-12-31T00:00:00Z'
				order by e.id desc limit 1)""";

	@Bean
	TicketField escalatedField(MessageSource messages) {
		return new Field("escalated", TicketField.Type.CHOICE,
				"coalesce(" + RUNNING.formatted("case when e.due_at < now() then 'late' else 'running' end")
						+ ", 'no')",
				(reader) -> List.of("running", "late", "no")
					.stream()
					.map((value) -> new TicketField.Choice(value,
							messages.getMessage("escalations.field." + value, null, reader)))
					.toList());
	}

	@Bean
	TicketField escalatedToField(Staff staff, JdbcClient jdbc) {
		return new Field("escalated-to", TicketField.Type.CHOICE,
				RUNNING.formatted("coalesce('team:' || e.team_id, 'party:' || e.party)"),
				(reader) -> helpers(staff, jdbc, reader));
	}

	@Bean
	TicketField escalationDueField() {
		return new Field("escalation-due", TicketField.Type.TIME,
				"coalesce(" + RUNNING.formatted("e.due_at") + ", '9999-12-31T00:00:00Z'::timestamptz)",
				(reader) -> List.of());
	}

	private static List<TicketField.Choice> helpers(Staff staff, JdbcClient jdbc, Locale reader) {
		return jdbc.sql("""
				select distinct 'team:' || s.team_id as value, s.team_id, '' as name from escalation_step s
					where s.team_id is not null
				union select 'party:' || s.party, null, s.party from escalation_step s where s.party is not null""")
			.query((row, number) -> {
				Long team = row.getObject("team_id", Long.class);
				return new TicketField.Choice(row.getString("value"),
						(team != null) ? staff.team(team).name(reader) : row.getString("name"));
			})
			.list();
	}

	@Bean
	SettingsPage escalationsPage() {
		return new SettingsPage("escalations", "/admin/escalations", "escalations.title", 320);
	}

	@Bean
	Surface escalationsSheet() {
		return Surface.of("desk", "escalations/escalations.css");
	}

	private record Field(String key, TicketField.Type type, String sql,
			Function<Locale, List<TicketField.Choice>> offers) implements TicketField {

		@Override
		public String labelKey() {
			return "escalations.field." + this.key;
		}

		@Override
		public List<TicketField.Choice> choices(Locale reader) {
			return this.offers.apply(reader);
		}

	}

}
