package dev.frontdesk.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.frontdesk.language.Languages;
import dev.frontdesk.settings.Brand;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.settings.SettingsPage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** What the layout asks about the request it is drawn for, as {@code @frame}. */
@Component("frame")
public class Frame {

	private static final Duration FRESH = Duration.ofSeconds(5);

	private final Settings settings;

	private final List<MenuEntry> menu;

	private final List<SettingsPage> settingsPages;

	private final List<ProfilePage> profilePages;

	private final List<RailPart> railParts;

	private final List<PagePart> parts;

	private final ObjectProvider<SignedIn> signedIn;

	private final Clock clock;

	private volatile House house = new House("Frontdesk", "", Instant.MIN);

	Frame(Settings settings, List<MenuEntry> menu, List<SettingsPage> settingsPages, List<ProfilePage> profilePages,
			List<RailPart> railParts, List<PagePart> parts, ObjectProvider<SignedIn> signedIn, Clock clock) {
		this.settings = settings;
		this.menu = menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
		this.settingsPages = settingsPages.stream().sorted(Comparator.comparingInt(SettingsPage::order)).toList();
		this.profilePages = profilePages.stream().sorted(Comparator.comparingInt(ProfilePage::order)).toList();
		this.railParts = List.copyOf(railParts);
		this.parts = parts;
		this.signedIn = signedIn;
		this.clock = clock;
	}

	public String lang() {
		return locale().toLanguageTag();
	}

	public String dir() {
		return Languages.rightToLeft(locale()) ? "rtl" : "ltr";
	}

	public String theme() {
		return cookie(Preferences.THEME, Preferences.THEMES);
	}

	public String density() {
		return cookie(Preferences.DENSITY, Preferences.DENSITIES);
	}

	/** Whether keys of a single letter work. */
	public String keys() {
		return cookie(Preferences.KEYS, Preferences.LETTERS);
	}

	public List<Language> languages() {
		return Languages.SHIPPED.stream()
			.map((locale) -> new Language(locale.toLanguageTag(), Languages.ownName(locale), in(locale.toLanguageTag()),
					locale.equals(locale())))
			.toList();
	}

	public List<MenuEntry> menu() {
		HttpServletRequest request = request();
		return this.menu.stream().filter((entry) -> {
			String role = entry.role();
			return role == null || request.isUserInRole(role);
		}).toList();
	}

	public List<SettingsPage> settingsPages() {
		return this.settingsPages;
	}

	public List<ProfilePage> profilePages() {
		return this.profilePages;
	}

	public List<RailPart.Shown> railParts() {
		return this.railParts.stream().flatMap((part) -> part.show().stream()).toList();
	}

	/** The fragments other modules put into this place. */
	public List<String> parts(String place) {
		return this.parts.stream()
			.filter((part) -> part.place().equals(place))
			.sorted(Comparator.comparingInt(PagePart::order))
			.map(PagePart::template)
			.toList();
	}

	public SignedIn.@Nullable Badge person() {
		SignedIn seam = this.signedIn.getIfAvailable();
		return (seam != null) ? seam.badge().orElse(null) : null;
	}

	/** The workspace's name. */
	public String workspace() {
		return house().name();
	}

	/** The company's colour as six hex digits, which a surface's sheet is tinted with. */
	public String color() {
		return house().color();
	}

	/** This page's own path and query, to come back to after a preference is set. */
	public String here() {
		HttpServletRequest request = request();
		if (!"GET".equals(request.getMethod())) {
			return "/";
		}
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String uri) ? uri : request.getRequestURI();
		String query = (request.getQueryString() != null)
				? request.getQueryString().replaceAll("(?:^|&)lang=[^&]*", "").replaceFirst("^&", "") : "";
		return query.isEmpty() ? path : path + '?' + query;
	}

	/**
	 * This page in another language, by its address: a door may have no session to keep a
	 * choice in.
	 */
	private String in(String tag) {
		String here = here();
		String[] parts = here.split("/", 4);
		if (here.startsWith("/help/") && Languages.shipped(parts[2]).isPresent()) {
			return "/help/" + tag + ((parts.length > 3) ? '/' + parts[3] : "");
		}
		return here + ((here.indexOf('?') < 0) ? '?' : '&') + "lang=" + tag;
	}

	private House house() {
		House known = this.house;
		Instant now = this.clock.instant();
		if (known.until().isAfter(now)) {
			return known;
		}
		try {
			Brand brand = this.settings.standardBrand();
			this.house = new House(this.settings.workspace().name(), brand.color().replace("#", ""), now.plus(FRESH));
		}
		catch (DataAccessException | TransactionException ex) {
			// the page that says the database is away needs a frame too
			return known;
		}
		return this.house;
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

	private static String cookie(String name, List<String> allowed) {
		Cookie cookie = WebUtils.getCookie(request(), name);
		return (cookie != null && allowed.contains(cookie.getValue())) ? cookie.getValue() : allowed.getFirst();
	}

	private static HttpServletRequest request() {
		return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
	}

	/**
	 * @param name in that language itself
	 * @param path this page in that language
	 */
	public record Language(String tag, String name, String path, boolean current) {
	}

	private record House(String name, String color, Instant until) {
	}

}
