package dev.frontdesk.portal;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class FilesController {

	private final RequestScreens screens;

	private final JdbcClient jdbc;

	FilesController(RequestScreens screens, JdbcClient jdbc) {
		this.screens = screens;
		this.jdbc = jdbc;
	}

	@GetMapping("/help/{locale}/requests/{publicId}/files/{file}")
	ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable String publicId,
			@PathVariable String file) {
		long id = this.screens.file(customer.id(), publicId, file);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().build().toString())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(this.jdbc.sql("select sha256 from stored_file where id = ?").param(id).query(byte[].class).single());
	}

}
