package dev.frontdesk.post;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import dev.frontdesk.files.Files;
import dev.frontdesk.files.StoredFile;
import dev.frontdesk.settings.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The mail server of {@code spring.mail.host}, if there is one. */
@Component
class MailServer {

	private final ObjectProvider<JavaMailSender> sender;

	private final Settings settings;

	private final JdbcClient jdbc;

	private final Files files;

	private final boolean configured;

	private final String from;

	private final String host;

	MailServer(ObjectProvider<JavaMailSender> sender, Settings settings, JdbcClient jdbc, Files files,
			@Value("${spring.mail.host:}") String server, @Value("${frontdesk.mail.from:}") String from,
			@Value("${frontdesk.url:http://localhost}") URI url) {
		this.sender = sender;
		this.settings = settings;
		this.jdbc = jdbc;
		this.files = files;
		this.configured = StringUtils.hasText(server);
		this.host = Objects.requireNonNullElse(url.getHost(), "localhost");
		this.from = StringUtils.hasText(from) ? from : "desk@" + this.host;
	}

	boolean isConfigured() {
		return this.configured;
	}

	void carry(OutgoingLetter letter) throws MessagingException, UnsupportedEncodingException {
		JavaMailSender mail = this.sender.getObject();
		MimeMessage message = mail.createMimeMessage();
		MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
		parts.setFrom(new InternetAddress(this.from, this.settings.standardBrand().name(), "UTF-8"));
		parts.setTo(
				new InternetAddress(letter.toAddress(), letter.toName().isEmpty() ? null : letter.toName(), "UTF-8"));
		parts.setSubject(letter.subject());
		parts.setText(letter.textBody(), letter.htmlBody());
		for (StoredFile file : attached(letter)) {
			parts.addAttachment(MimeUtility.encodeText(file.name(), "UTF-8", null),
					() -> this.files.open(file.publicId()), file.mediaType());
		}
		// one id for every attempt, so that a letter sent twice is shown once
		message.setHeader("Message-ID", "<" + letter.publicId() + '@' + this.host + '>');
		message.setHeader("Auto-Submitted", "auto-generated");
		message.setHeader("Content-Language", letter.locale());
		for (String header : letter.headers().lines().toList()) {
			int colon = header.indexOf(": ");
			message.setHeader(header.substring(0, colon), header.substring(colon + 2));
		}
		mail.send(message);
	}

	private List<StoredFile> attached(OutgoingLetter letter) {
		return this.files.all(this.jdbc.sql("select file_id from letter_file where letter_id = ? order by position")
			.param(letter.id())
			.query(Long.class)
			.list());
	}

}
