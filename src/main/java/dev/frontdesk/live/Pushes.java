package dev.frontdesk.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells open sockets what happened: after commit where a transaction runs, else at once;
 * at best effort. A push is a hint and never the only way to learn something.
 */
@Service
public class Pushes {

	private static final Logger log = LoggerFactory.getLogger(Pushes.class);

	private final SimpMessagingTemplate template;

	Pushes(SimpMessagingTemplate template) {
		this.template = template;
	}

	/**
	 * Sends to everyone who hears the destination.
	 * @param destination exact and dotted, such as {@code /topic/thread.abc}
	 * @param json what becomes the frame's JSON body
	 */
	public void push(String destination, Object json) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive()) {
			send(destination, json);
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			// Unlike afterCommit, this also runs when the push itself comes from a
			// listener after commit.
			@Override
			public void afterCompletion(int status) {
				if (status == STATUS_COMMITTED) {
					send(destination, json);
				}
			}

		});
	}

	private void send(String destination, Object json) {
		try {
			this.template.convertAndSend(destination, json);
		}
		catch (MessagingException ex) {
			log.warn("A push was not sent", ex);
		}
	}

}
