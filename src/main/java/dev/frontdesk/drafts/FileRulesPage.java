package dev.frontdesk.drafts;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.files.FileRules;
import dev.frontdesk.staff.SignedInAgent;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What may be attached, set by an admin. */
@Controller
@RequestMapping("/admin/files")
class FileRulesPage {

	private static final long MEGABYTE = 1_000_000;

	private static final int LARGEST = 20;

	private static final int MOST = 50;

	private final FileRules rules;

	private final Audit audit;

	FileRulesPage(FileRules rules, Audit audit) {
		this.rules = rules;
		this.audit = audit;
	}

	@GetMapping
	ModelAndView show(@RequestParam(defaultValue = "false") boolean saved) {
		FileRules.Rules now = this.rules.current();
		return page(Long.toString(now.largestBytes() / MEGABYTE), Integer.toString(now.mostFiles()), now.programs())
			.addObject("saved", saved);
	}

	@PostMapping
	ModelAndView set(@AuthenticationPrincipal SignedInAgent me, @RequestParam(defaultValue = "") String megabytes,
			@RequestParam(defaultValue = "") String files,
			@RequestParam(defaultValue = "REFUSE") FileRules.Programs programs) {
		boolean badSize = !within(megabytes, LARGEST);
		boolean badCount = !within(files, MOST);
		if (badSize || badCount) {
			ModelAndView page = page(megabytes, files, programs).addObject("badSize", badSize)
				.addObject("badCount", badCount);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
		this.rules.set(new FileRules.Rules(Long.parseLong(megabytes.strip()) * MEGABYTE,
				Integer.parseInt(files.strip()), programs));
		this.audit.record(Actor.agent(me.id()), "files.rules-set", "workspace", 1,
				megabytes + " " + files + " " + programs);
		return new ModelAndView("redirect:/admin/files?saved=true");
	}

	private static boolean within(String typed, int most) {
		String number = typed.strip();
		return number.matches("\\d{1,3}") && Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= most;
	}

	private static ModelAndView page(String megabytes, String files, FileRules.Programs programs) {
		return new ModelAndView("drafts/rules").addObject("megabytes", megabytes)
			.addObject("files", files)
			.addObject("programs", programs.name())
			.addObject("badSize", false)
			.addObject("badCount", false)
			.addObject("saved", false);
	}

}
