package dev.frontdesk.checklists;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketPanel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The lists, beside the thread. */
@Component
class ChecklistPanel implements TicketPanel {

	private final Checklists checklists;

	ChecklistPanel(Checklists checklists) {
		this.checklists = checklists;
	}

	@Override
	public int order() {
		return 20;
	}

	@Override
	public String when() {
		return "exists (select 1 from checklist l where l.ticket_id = t.id)";
	}

	@Override
	public Optional<Panel> beside(Ticket ticket, Locale reader, ZoneId zone) {
		List<Checklist> lists = this.checklists.of(ticket.id(), reader);
		return lists.isEmpty() ? Optional.empty() : Optional.of(new Panel("checklists/panel :: panel",
				new Model(ticket.number(), ticket.status() == Status.CLOSED, lists, zone)));
	}

	public record Model(long number, boolean closed, List<Checklist> lists, ZoneId zone) {
	}

	/** The entry of the admin menu, and the sheet. */
	@Configuration(proxyBeanMethods = false)
	static class Menu {

		@Bean
		SettingsPage checklistsPage() {
			return new SettingsPage("checklists", "/admin/checklists", "checklists.title", 330);
		}

		@Bean
		Surface checklistsSheet() {
			return Surface.of("desk", "checklists/checklists.css");
		}

	}

}
