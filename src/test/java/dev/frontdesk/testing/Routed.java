package dev.frontdesk.testing;

import java.time.Duration;

import dev.frontdesk.tickets.Posted;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.awaitility.Awaitility.await;

/**
 * Waits until routing has decided about tickets: it does so on its own, a moment after
 * they come, and what it does then would fall between a test's steps.
 */
public final class Routed {

	private Routed() {
	}

	/** In at most 20 seconds. */
	public static Posted decided(JdbcClient jdbc, Posted ticket) {
		await().atMost(Duration.ofSeconds(20))
			.until(() -> jdbc.sql("select exists (select 1 from routing_decision where ticket_id = ?)")
				.param(ticket.ticketId())
				.query(Boolean.class)
				.single());
		return ticket;
	}

}
