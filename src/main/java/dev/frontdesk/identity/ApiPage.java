package dev.frontdesk.identity;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What pages can ask of the chat, for those who write them. */
@Controller
class ApiPage {

	private final String address;

	ApiPage(@Value("${frontdesk.url}") String address) {
		this.address = address;
	}

	@GetMapping("/admin/chat-api")
	String show(Model model) {
		model.addAttribute("address", this.address);
		return "identity/api";
	}

}
