package dev.frontdesk.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.frontdesk.sources.ImportOptions;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages on which admins bring in what another desk had. */
@Controller
@RequestMapping("/admin/imports")
class ImportPages {

	private static final String LIST = "redirect:/admin/imports";

	private static final int LINES = 500;

	private static final long MEGABYTE = 1_000_000;

	private final Imports imports;

	private final ImportScreens screens;

	private final Runs runs;

	private final MessageSource messages;

	ImportPages(Imports imports, ImportScreens screens, Runs runs, MessageSource messages) {
		this.imports = imports;
		this.screens = screens;
		this.runs = runs;
		this.messages = messages;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
		model.addAttribute("latest", this.screens.latest(before));
		return "importers/list";
	}

	/** A file as a form sends it, without scripts: no larger than other uploads. */
	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	String send(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "") String source,
			@RequestParam(required = false) @Nullable MultipartFile file, Model model, Locale reader,
			HttpServletResponse response) throws IOException {
		try {
			if (file == null || file.isEmpty()) {
				throw ImportRefused.input("empty");
			}
			try (InputStream content = file.getInputStream()) {
				return shown(this.imports.receive(me.id(), kind, source, file.getOriginalFilename(), content));
			}
		}
		catch (Refusal ex) {
			boolean named = ex instanceof InvalidText wrong && wrong.field().equals("source");
			model.addAttribute(named ? "sourceError" : "error", say(ex, reader));
			model.addAttribute("kind", kind);
			model.addAttribute("source", (source.isBlank() && file != null) ? called(file) : source);
			response.setStatus(ex.status().value());
			return list(Long.MAX_VALUE, model);
		}
	}

	// Its file must be chosen again; what it may be called stands there then
	private static String called(MultipartFile file) {
		String name = dev.frontdesk.files.Files.nameOf(file.getOriginalFilename());
		int end = name.lastIndexOf('.');
		return (end > 0) ? name.substring(0, end) : name;
	}

	/**
	 * A file as the body itself, streamed to disk as it comes; for a page with scripts.
	 */
	@PostMapping(path = "/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	ResponseEntity<String> stream(@AuthenticationPrincipal SignedInAgent me, @RequestParam String kind,
			@RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String name,
			HttpServletRequest request, Locale reader) throws IOException {
		try {
			if (request.getContentLengthLong() > this.runs.largest()) {
				throw ImportRefused.input("too-large", this.runs.largest() / (double) MEGABYTE);
			}
			long id = this.imports.receive(me.id(), kind, source, name, request.getInputStream());
			return ResponseEntity.created(URI.create("/admin/imports/" + id)).body("");
		}
		catch (Refusal ex) {
			return ResponseEntity.status(ex.status())
				.contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
				.body(say(ex, reader));
		}
	}

	@PostMapping("/limit")
	String allow(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String megabytes,
			Model model, Locale reader, HttpServletResponse response) {
		if (!megabytes.strip().matches("[1-9][0-9]{0,5}")) {
			model.addAttribute("limitError", this.messages.getMessage("importers.limit.wrong", null, reader));
			model.addAttribute("limit", megabytes);
			response.setStatus(422);
			return list(Long.MAX_VALUE, model);
		}
		this.imports.allow(me.id(), Long.parseLong(megabytes.strip()) * MEGABYTE);
		return LIST;
	}

	@GetMapping("/{id}")
	String show(@PathVariable long id, @RequestParam(defaultValue = "0") long after,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model, Locale reader,
			HttpServletResponse response) {
		ImportRun run = this.imports.run(id);
		model.addAttribute("run", run).addAttribute("zone", this.screens.zone());
		if (htmx != null) {
			if (!run.state().working()) {
				response.setHeader("HX-Refresh", "true");
			}
			return "importers/import :: progress";
		}
		if (run.state() == ImportState.READY) {
			model.addAttribute("editor", this.screens.editor(run, run.options(), reader));
		}
		model.addAttribute("report", this.screens.report(id, after, reader));
		return "importers/import";
	}

	/** The form again, once the first was read. */
	@GetMapping("/{id}/options")
	String edit(@PathVariable long id, Model model, Locale reader) {
		ImportRun run = this.imports.run(id);
		if (run.fileId() == null || run.state().working() || run.state() == ImportState.PAUSED) {
			return shown(id);
		}
		return editor(run, run.options(), Map.of(), model, reader);
	}

	@PostMapping("/{id}/options")
	String describe(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Model model,
			Locale reader, HttpServletResponse response) {
		ImportRun run = this.imports.run(id);
		ImportOptions options = run.options();
		try {
			options = OptionsForm.read(typed, options);
			if (typed.containsKey("again")) {
				return editor(run, options, Map.of(), model, reader);
			}
			this.imports.describe(id, OptionsForm.first(typed, "source", run.source()), options);
			this.imports.read(id);
			return shown(id);
		}
		catch (InvalidText ex) {
			response.setStatus(422);
			return editor(run, options, Map.of(ex.field(), say(ex, reader)), model, reader);
		}
	}

	private String editor(ImportRun run, ImportOptions options, Map<String, String> errors, Model model,
			Locale reader) {
		model.addAttribute("run", run).addAttribute("zone", this.screens.zone());
		model.addAttribute("editor", this.screens.editor(run, options, reader));
		model.addAttribute("errors", errors);
		return "importers/import";
	}

	@PostMapping("/{id}/start")
	String begin(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.imports.begin(me.id(), id);
		return shown(id);
	}

	@PostMapping("/{id}/pause")
	String pause(@PathVariable long id) {
		this.imports.pause(id);
		return shown(id);
	}

	@PostMapping("/{id}/cancellation")
	String cancel(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.imports.cancel(me.id(), id);
		return shown(id);
	}

	@PostMapping("/{id}/deletion")
	String forget(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		this.imports.forget(me.id(), id);
		return LIST;
	}

	/** The whole report, written as it is read. */
	@GetMapping("/{id}/untaken.csv")
	void download(@PathVariable long id, Locale reader, HttpServletResponse response) throws IOException {
		this.imports.run(id);
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"import-" + id + ".csv\"");
		PrintWriter target = response.getWriter();
		// or Excel takes it for something else
		target.write('\uFEFF');
		try (CsvWriter csv = CsvWriter.builder().build(target)) {
			csv.writeRecord(this.messages.getMessage("importers.report.where", null, reader),
					this.messages.getMessage("importers.report.why", null, reader));
			List<Runs.Line> lines = this.runs.untaken(id, 0, LINES);
			while (!lines.isEmpty()) {
				lines.stream()
					.map((line) -> this.screens.told(line, reader))
					.forEach((told) -> csv.writeRecord(harmless(told.place()), harmless(told.reason())));
				lines = this.runs.untaken(id, lines.getLast().ordinal(), LINES);
			}
		}
	}

	// A spreadsheet would take it for a formula
	private static String harmless(String cell) {
		return (!cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
	}

	private static String shown(long id) {
		return "redirect:/admin/imports/" + id;
	}

	private String say(Refusal refusal, Locale reader) {
		return this.messages.getMessage(refusal.key(), refusal.arguments(), reader);
	}

}
