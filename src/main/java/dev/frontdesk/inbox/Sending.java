package dev.frontdesk.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.files.Files;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Stores an answer with its files, all or nothing. */
@Service
class Sending {

	private static final long LARGEST = 20_000_000;

	private static final int MOST = 10;

	private final Tickets tickets;

	private final Files files;

	Sending(Tickets tickets, Files files) {
		this.tickets = tickets;
		this.files = files;
	}

	@Transactional
	public void send(Reader.OfDesk reader, Head head, SendForm form, String language,
			@Nullable List<MultipartFile> attached) {
		this.tickets.answer(reader, head.number(), form.message(head, language, store(attached)), form.seen(),
				form.nextStatus());
	}

	private List<Long> store(@Nullable List<MultipartFile> attached) {
		List<Long> ids = new ArrayList<>();
		for (MultipartFile file : (attached != null) ? attached : List.<MultipartFile>of()) {
			String name = file.getOriginalFilename();
			// a field without a file comes as a part without a name
			if (name == null || name.isEmpty()) {
				continue;
			}
			if (ids.size() == MOST) {
				throw new TooManyFiles(MOST);
			}
			try (InputStream content = file.getInputStream()) {
				ids.add(this.files.store(content, name, file.getContentType(), LARGEST).id());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return ids;
	}

}
