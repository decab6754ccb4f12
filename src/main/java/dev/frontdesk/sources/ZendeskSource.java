package dev.frontdesk.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

/** The JSON export of Zendesk, whole or as its API pages it. */
@Component
class ZendeskSource implements ImportSource {

	private static final int LOOK = 20;

	@Override
	public String key() {
		return "zendesk";
	}

	@Override
	public int order() {
		return 300;
	}

	@Override
	public void check(Path file, String name) throws IOException {
		Starts starts = Starts.of(file);
		if (starts != Starts.ZIP && starts != Starts.JSON) {
			throw new SourceRefused("no-export");
		}
		try (ZendeskFiles files = ZendeskFiles.open(file)) {
			for (ZendeskFiles.Part part : files.parts()) {
				if (hasTickets(part)) {
					return;
				}
			}
		}
		throw new SourceRefused("no-export");
	}

	private static boolean hasTickets(ZendeskFiles.Part part) throws IOException {
		try (JsonRecords records = part.records()) {
			for (JsonRecords.Entry entry = records.next(); entry != null; entry = records.next()) {
				if (entry.kind().equals("tickets") && (entry.node() != null || entry.line() < LOOK)) {
					return entry.node() == null || entry.node().has("id");
				}
			}
		}
		return false;
	}

	@Override
	public ImportOptions guess(Path file, ImportOptions like) {
		return like;
	}

	@Override
	public ImportStream open(Path file, ImportOptions options, Predicate<String> colleagues) throws IOException {
		ZendeskFiles files = ZendeskFiles.open(file);
		try {
			return new ZendeskTickets(files, people(files));
		}
		catch (IOException | RuntimeException ex) {
			files.close();
			throw ex;
		}
	}

	private static ZendeskPeople people(ZendeskFiles files) throws IOException {
		ZendeskPeople people = new ZendeskPeople();
		for (ZendeskFiles.Part part : files.parts()) {
			try (JsonRecords records = part.records()) {
				for (JsonRecords.Entry entry = records.next(); entry != null; entry = records.next()) {
					if (entry.node() != null) {
						people.learn(entry.kind(), entry.node());
					}
				}
			}
		}
		return people;
	}

}
