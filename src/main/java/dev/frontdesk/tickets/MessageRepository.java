package dev.frontdesk.tickets;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface MessageRepository extends Repository<Message, Long> {

	Message save(Message message);

	void flush();

	Optional<Message> findByTicketIdAndClientId(long ticketId, String clientId);

}
