package dev.frontdesk.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.MessagingException;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * A SEND whose body is not what its receiver takes is dropped. The log names the kind of
 * failure only: the frame's text is a person's.
 */
@ControllerAdvice
class UnheardFrames {

	private static final Logger log = LoggerFactory.getLogger(UnheardFrames.class);

	@MessageExceptionHandler
	void unreadable(MessagingException ex) {
		log.info("A frame's body was not understood: {}", ex.getClass().getSimpleName());
	}

	@MessageExceptionHandler
	void failed(RuntimeException ex) {
		log.warn("A frame's receiver failed", ex);
	}

}
