package dev.frontdesk.post;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

class LetterNotFound extends Refusal {

	LetterNotFound() {
		super(HttpStatus.NOT_FOUND, "shell.error.404.text");
	}

}
