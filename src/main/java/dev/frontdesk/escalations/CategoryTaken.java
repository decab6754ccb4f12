package dev.frontdesk.escalations;

import dev.frontdesk.web.Refusal;
import org.springframework.http.HttpStatus;

/** Another path stands for this category. */
class CategoryTaken extends Refusal {

	CategoryTaken() {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "escalations.category-taken");
	}

}
