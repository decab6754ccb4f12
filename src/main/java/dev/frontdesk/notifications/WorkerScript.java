package dev.frontdesk.notifications;

import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The worker that shows pushes. Its address never changes and is no asset's: a browser
 * ties the permission to it, and its scope is the folder it lies in.
 */
@Controller
class WorkerScript {

	private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

	private final Resource script = new ClassPathResource("static/notifications/worker.js");

	@GetMapping("/desk/worker.js")
	ResponseEntity<Resource> script() {
		return ResponseEntity.ok().contentType(SCRIPT).cacheControl(CacheControl.noCache()).body(this.script);
	}

}
