package dev.frontdesk.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.frontdesk.language.Languages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every text of the interface, as ICU patterns with numbered arguments, from
 * {@code messages/<module>[_<language>].properties}; English where a language lacks a
 * text. A key nobody wrote comes back as itself. Validation's codes ({@code NotBlank})
 * live under {@code shell.invalid}.
 */
@Component("messageSource")
class IcuMessages implements MessageSource {

	private static final Logger log = LoggerFactory.getLogger(IcuMessages.class);

	private final Map<Locale, Map<String, Pattern>> patterns = new HashMap<>();

	private final Set<String> missed = ConcurrentHashMap.newKeySet();

	IcuMessages() {
		try {
			for (Resource bundle : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:messages/*.properties")) {
				read(bundle);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The message bundles cannot be read", ex);
		}
	}

	private void read(Resource bundle) throws IOException {
		String name = Objects.requireNonNull(bundle.getFilename()).replace(".properties", "");
		int mark = name.indexOf('_');
		Locale locale = (mark < 0) ? Locale.ENGLISH : Languages.shipped(name.substring(mark + 1))
			.orElseThrow(() -> new IllegalStateException("No such locale is shipped: " + name));
		Properties texts = new Properties();
		try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		Map<String, Pattern> known = this.patterns.computeIfAbsent(locale, (key) -> new HashMap<>());
		texts.forEach((key, text) -> {
			if (known.put((String) key, new Pattern((String) text, locale)) != null) {
				throw new IllegalStateException("Two bundles give the message " + key + " for " + locale);
			}
		});
	}

	@Override
	public @Nullable String getMessage(String code, Object @Nullable [] args, @Nullable String defaultMessage,
			@Nullable Locale locale) {
		return find(code, locale).map((pattern) -> pattern.fill(plain(args, locale))).orElse(defaultMessage);
	}

	@Override
	public String getMessage(String code, Object @Nullable [] args, @Nullable Locale locale) {
		return find(code, locale).map((pattern) -> pattern.fill(plain(args, locale))).orElseGet(() -> missing(code));
	}

	@Override
	public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale)
			throws NoSuchMessageException {
		String[] codes = Objects.requireNonNullElse(resolvable.getCodes(), new String[0]);
		for (String code : codes) {
			Optional<Pattern> pattern = find(code, locale);
			if (pattern.isPresent()) {
				return pattern.get().fill(plain(resolvable.getArguments(), locale));
			}
		}
		if (codes.length > 0) {
			Optional<Pattern> common = find("shell.invalid." + codes[codes.length - 1], locale);
			if (common.isPresent()) {
				return common.get().fill(plain(resolvable.getArguments(), locale));
			}
		}
		if (resolvable.getDefaultMessage() != null) {
			return resolvable.getDefaultMessage();
		}
		return (codes.length > 0) ? missing(codes[codes.length - 1]) : "";
	}

	private Optional<Pattern> find(String code, @Nullable Locale locale) {
		Locale shipped = (locale != null) ? Languages.shipped(locale.toLanguageTag()).orElse(Locale.ENGLISH)
				: Locale.ENGLISH;
		Pattern pattern = this.patterns.getOrDefault(shipped, Map.of()).get(code);
		return Optional
			.ofNullable((pattern != null) ? pattern : this.patterns.getOrDefault(Locale.ENGLISH, Map.of()).get(code));
	}

	private String missing(String code) {
		if (this.missed.size() < 1000 && this.missed.add(code)) {
			log.warn("No bundle has the message {}", code);
		}
		return code;
	}

	private Object[] plain(Object @Nullable [] args, @Nullable Locale locale) {
		if (args == null) {
			return new Object[0];
		}
		Object[] plain = new Object[args.length];
		for (int i = 0; i < args.length; i++) {
			plain[i] = (args[i] instanceof MessageSourceResolvable nested) ? getMessage(nested, locale)
					: Icu.argument(args[i]);
		}
		return plain;
	}

	/** A text, compiled when first filled; ICU's formats are not safe for threads. */
	private static final class Pattern {

		private final String text;

		private final Locale locale;

		private final boolean literal;

		private com.ibm.icu.text.@Nullable MessageFormat format;

		Pattern(String text, Locale locale) {
			this.text = text;
			this.locale = locale;
			this.literal = text.indexOf('{') < 0 && text.indexOf('\'') < 0;
		}

		String fill(Object[] arguments) {
			if (this.literal) {
				return this.text;
			}
			synchronized (this) {
				if (this.format == null) {
					this.format = new com.ibm.icu.text.MessageFormat(this.text, Icu.locale(this.locale));
				}
				return this.format.format(arguments);
			}
		}

	}

}
