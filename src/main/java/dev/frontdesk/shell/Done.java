package dev.frontdesk.shell;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The answer of a form that did what it was asked: in a dialog a line that closes it, on
 * a page of its own the way to where it leads, with that line there.
 *
 * @param text what was done, in the reader's language
 * @param to where to go then
 * @param leaves whether that is another page than the one the dialog stands on
 * @param undo the address to post to for the way back; null where there is none
 * @param fields what to post there
 */
public record Done(String text, String to, boolean leaves, @Nullable String undo,
		Map<String, String> fields) implements Serializable {

	public Done {
		fields = new LinkedHashMap<>(fields);
	}

	public static Done at(String to, String text) {
		return new Done(text, to, false, null, Map.of());
	}

	/** Where the dialog's page is no longer the right one. */
	public Done leaving() {
		return new Done(this.text, this.to, true, this.undo, this.fields);
	}

	public Done undo(String address, Map<String, String> fields) {
		return new Done(this.text, this.to, this.leaves, address, fields);
	}

	/**
	 * @param htmx the header HX-Request: null from a page without scripts
	 */
	public ModelAndView answer(@Nullable String htmx, RedirectAttributes flash) {
		if (htmx != null) {
			return new ModelAndView("shell/done :: done").addObject("done", this);
		}
		flash.addFlashAttribute("done", this);
		return new ModelAndView("redirect:" + this.to);
	}

}
