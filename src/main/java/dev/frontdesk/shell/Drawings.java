package dev.frontdesk.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.frontdesk.language.Regional;

import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Draws a fragment that shows nothing but the one value it is given, which it calls
 * {@code it}, and keeps the drawing: the same value for a reader of the same language is
 * drawn once. A row of a list and a message of a thread are shown a thousand times for
 * each time they change.
 * <p>
 * What is kept can hold nothing of a request or a person that the value does not hold:
 * the fragment is drawn without one, where links of {@code @{…}}, forms with
 * {@code th:action} and {@code @frame} fail. Times relative to now come in the value.
 */
@Component("drawings")
public class Drawings {

	private static final long MOST_CHARACTERS = 32 * 1024 * 1024;

	private final Cache<Drawing, String> kept = Caffeine.newBuilder()
		.maximumWeight(MOST_CHARACTERS)
		.weigher((Drawing drawing, String html) -> html.length())
		.build();

	private final ITemplateEngine engine;

	private final ApplicationContext beans;

	Drawings(ITemplateEngine engine, ApplicationContext beans) {
		this.engine = engine;
		this.beans = beans;
	}

	/**
	 * As HTML.
	 * @param fragment {@code inbox/row :: row}
	 * @param it a value whose {@code equals} tells whether it looks the same
	 */
	public String html(String fragment, Object it) {
		return this.kept.get(new Drawing(fragment, it, LocaleContextHolder.getLocale(),
				Regional.of(LocaleContextHolder.getLocale())), this::draw);
	}

	private String draw(Drawing drawing) {
		String[] names = drawing.fragment().split(" :: ", 2);
		Context context = new Context(drawing.language(), Map.of("it", drawing.it()));
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContext(this.beans, null));
		return this.engine.process(new TemplateSpec(names[0], Set.of(names[1]), TemplateMode.HTML, null), context);
	}

	/**
	 * @param region decides how times and numbers are written
	 */
	private record Drawing(String fragment, Object it, Locale language, Locale region) {
	}

}
