package dev.frontdesk.portal;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A reply, as sent.
 *
 * @param submission the id the form was given when it was drawn; the message's client id
 */
public record ReplyForm(@Nullable String submission, @Nullable String message, @Nullable List<MultipartFile> files) {

}
