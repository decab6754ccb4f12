package dev.frontdesk.files;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What may be attached, as an admin decides. */
@Service
public class FileRules {

	private final JdbcClient jdbc;

	FileRules(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public Rules current() {
		return this.jdbc.sql("select largest_bytes, most_files, programs from file_rules")
			.query((row, number) -> new Rules(row.getLong(1), row.getInt(2), Programs.valueOf(row.getString(3))))
			.single();
	}

	@Transactional
	public void set(Rules rules) {
		this.jdbc.sql("update file_rules set largest_bytes = ?, most_files = ?, programs = ?")
			.params(rules.largestBytes(), rules.mostFiles(), rules.programs().name())
			.update();
	}

	/**
	 * @param largestBytes of one file
	 * @param mostFiles of one message
	 */
	public record Rules(long largestBytes, int mostFiles, Programs programs) {
	}

	/** What happens to files that can run. */
	public enum Programs {

		REFUSE, WARN

	}

}
