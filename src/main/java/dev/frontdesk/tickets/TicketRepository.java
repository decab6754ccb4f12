package dev.frontdesk.tickets;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface TicketRepository extends Repository<Ticket, Long> {

	Ticket save(Ticket ticket);

	void flush();

	Optional<Ticket> findById(Long id);

}
