package dev.frontdesk.tickets;

import java.util.Optional;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TicketRepository extends Repository<Ticket, Long> {

	Ticket save(Ticket ticket);

	void flush();

	Optional<Ticket> findById(Long id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select t from Ticket t where t.id = :id")
	Optional<Ticket> lock(Long id);

}
