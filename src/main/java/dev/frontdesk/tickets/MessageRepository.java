package dev.frontdesk.tickets;

import org.springframework.data.repository.Repository;

interface MessageRepository extends Repository<Message, Long> {

	Message save(Message message);

	void flush();

}
