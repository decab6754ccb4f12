package dev.frontdesk.shell;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * {@code <fd:icon name="inbox"/>}: a symbol of {@code static/shell/icons.svg}, for the
 * eye alone. A name that is found out is written as {@code th:name}.
 */
class Icons extends AbstractElementTagProcessor {

	private static final int AFTER_EVERY_ATTRIBUTE = 1_000_000;

	private final Assets assets;

	Icons(String prefix, Assets assets) {
		super(TemplateMode.HTML, prefix, "icon", true, null, false, AFTER_EVERY_ATTRIBUTE);
		this.assets = assets;
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag,
			IElementTagStructureHandler structure) {
		String symbol = this.assets.url("shell/icons.svg") + '#' + tag.getAttributeValue("name");
		structure.replaceWith("<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\""
				+ HtmlEscape.escapeHtml4Xml(symbol) + "\"></use></svg>", false);
	}

}
