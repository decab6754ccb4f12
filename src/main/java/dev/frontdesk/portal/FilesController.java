package dev.frontdesk.portal;

import java.io.IOException;

import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.files.Files;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files of public messages, for whoever may read the thread. */
@Controller
class FilesController {

	private final RequestScreens screens;

	private final Files files;

	private final FileAnswer answer;

	FilesController(RequestScreens screens, Files files, FileAnswer answer) {
		this.screens = screens;
		this.files = files;
		this.answer = answer;
	}

	@GetMapping("/help/{locale}/requests/{publicId}/files/{file}")
	void file(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable String publicId,
			@PathVariable String file, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.screens.requireFile(customer.id(), publicId, file);
		this.answer.write(this.files.find(file).orElseThrow(PageNotFound::new), request, response);
	}

}
