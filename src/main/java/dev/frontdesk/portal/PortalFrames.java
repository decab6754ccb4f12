package dev.frontdesk.portal;

import java.util.Locale;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Brand;
import dev.frontdesk.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives each page of the portal its frame as {@code portal}. */
@ControllerAdvice(basePackageClasses = PortalFrames.class)
class PortalFrames {

	private final Settings settings;

	PortalFrames(Settings settings) {
		this.settings = settings;
	}

	@ModelAttribute("portal")
	PortalFrame frame(HttpServletRequest request, Locale reader,
			@AuthenticationPrincipal @Nullable SignedInCustomer customer) {
		Brand brand = this.settings.standardBrand();
		return new PortalFrame(brand.name(), brand.color().replace("#", ""), "/help/" + reader.toLanguageTag(),
				customer != null,
				Languages.SHIPPED.stream().map((locale) -> language(locale, reader, request)).toList());
	}

	private static PortalFrame.Language language(Locale locale, Locale reader, HttpServletRequest request) {
		String tag = locale.toLanguageTag();
		return new PortalFrame.Language(tag, Languages.ownName(locale), "/help/" + tag + rest(request),
				locale.equals(reader));
	}

	// what follows the locale; a refused reply is shown on the page of its thread
	private static String rest(HttpServletRequest request) {
		String[] parts = request.getRequestURI().split("/", 4);
		String page = (parts.length > 3) ? "/" + parts[3].replaceFirst("/messages$", "") : "";
		String query = HttpMethod.GET.matches(request.getMethod()) ? request.getQueryString() : null;
		return page + ((query != null) ? "?" + query : "");
	}

}
