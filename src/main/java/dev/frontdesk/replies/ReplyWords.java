package dev.frontdesk.replies;

import dev.frontdesk.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names of languages for the templates, as {@code @replyWords}. */
@Component("replyWords")
public class ReplyWords {

	public String language(@Nullable String tag) {
		return (tag != null) ? Languages.name(tag, LocaleContextHolder.getLocale()) : "";
	}

}
