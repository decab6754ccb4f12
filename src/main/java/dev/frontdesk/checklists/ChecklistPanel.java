package dev.frontdesk.checklists;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.Surface;
import dev.frontdesk.tickets.Reader;
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
	public String shown(Reader.OfDesk reader) {
		return Checklists.OF_TICKET;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		return Optional.of(new Panel("checklists/panel :: panel",
				new Model(page.number(), page.closed(), this.checklists.read(shown, page.reader()), page.zone())));
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
