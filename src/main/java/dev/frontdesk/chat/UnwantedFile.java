package dev.frontdesk.chat;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** The widget takes no files of this kind. */
public class UnwantedFile extends Refusal {

	UnwantedFile(String name) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "chat.unwanted-file", name);
	}

}
