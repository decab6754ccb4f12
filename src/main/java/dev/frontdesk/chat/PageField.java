package dev.frontdesk.chat;

import dev.frontdesk.filters.TicketField;
import org.springframework.stereotype.Component;

/** The address of the page from which the visitor wrote, for rules and views. */
@Component
class PageField implements TicketField {

	@Override
	public String key() {
		return "page";
	}

	@Override
	public String labelKey() {
		return "chat.field.page";
	}

	@Override
	public Type type() {
		return Type.TEXT;
	}

	@Override
	public String sql() {
		return "(select vi.page_url from visit vi where vi.ticket_id = t.id)";
	}

}
