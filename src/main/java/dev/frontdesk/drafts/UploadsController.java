package dev.frontdesk.drafts;

import java.io.IOException;

import dev.frontdesk.files.FileAnswer;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files on their way into a message, one at a time. */
@RestController
@RequestMapping("/desk/tickets/{number}/uploads")
class UploadsController {

	private final Uploads uploads;

	private final FileAnswer answer;

	UploadsController(Uploads uploads, FileAnswer answer) {
		this.uploads = uploads;
		this.answer = answer;
	}

	@PostMapping
	ResponseEntity<DraftsController.ShownFile> add(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@RequestParam(defaultValue = "reply") String kind, @RequestParam MultipartFile file) {
		DraftFile added = this.uploads.add(Reader.OfDesk.of(me), number, DraftKind.of(kind), file);
		return ResponseEntity.status(HttpStatus.CREATED).body(DraftsController.ShownFile.of(added));
	}

	@GetMapping("/{file}")
	void read(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number, @PathVariable String file,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answer.write(this.uploads.own(Reader.OfDesk.of(me), number, file), request, response);
	}

	@DeleteMapping("/{file}")
	ResponseEntity<Void> remove(@AuthenticationPrincipal SignedInAgent me, @PathVariable long number,
			@PathVariable String file) {
		this.uploads.remove(Reader.OfDesk.of(me), number, file);
		return ResponseEntity.noContent().build();
	}

}
