package dev.frontdesk.checklists;

import dev.frontdesk.web.Refusal;

import org.springframework.http.HttpStatus;

/** No such list or item on this ticket; someone may have removed it. */
class ItemNotFound extends Refusal {

	ItemNotFound() {
		super(HttpStatus.NOT_FOUND, "checklists.item-not-found");
	}

}
