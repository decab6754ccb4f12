package dev.frontdesk.escalations;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.TicketPanel;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Who is asked, since when and until when; and who was before. */
@Component
class EscalationPanel implements TicketPanel {

	private final Escalations escalations;

	private final Clock clock;

	EscalationPanel(Escalations escalations, Clock clock) {
		this.escalations = escalations;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 10;
	}

	@Override
	public String shown(Reader.OfDesk reader) {
		return Escalations.OF_TICKET;
	}

	@Override
	public Optional<Panel> beside(Page page, String shown) {
		List<Escalation> all = this.escalations.read(shown);
		Escalation now = all.stream().filter(Escalation::running).findFirst().orElse(null);
		Instant time = this.clock.instant();
		return Optional.of(new Panel("escalations/panel :: panel",
				new Model(page.number(), page.closed(), now, now != null && now.lateAt(time),
						all.stream().filter((one) -> !one.equals(now)).toList(), page.zone())));
	}

	/**
	 * @param now where it is; null when it is back
	 * @param before the other times, newest first
	 */
	public record Model(long number, boolean closed, @Nullable Escalation now, boolean late, List<Escalation> before,
			ZoneId zone) {
	}

}
