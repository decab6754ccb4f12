package dev.frontdesk.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class EmbeddedServerTest {

	@TempDir
	Path data;

	@BeforeEach
	void sharePrograms() throws IOException {
		SharedPrograms.in(this.data);
	}

	@AfterEach
	void keepPrograms() throws IOException {
		SharedPrograms.outOf(this.data);
	}

	@Test
	void foldsCaseAndCutsTrigramsBeyondAsciiWithoutLang() throws Exception {
		try (ServerInAnotherJvm other = ServerInAnotherJvm.on(this.data)) {
			String url = other.next("url");
			assertThat(ask(url, "select lower('ÁRVÍZ')")).isEqualTo("árvíz");
			ask(url, "create extension pg_trgm");
			assertThat(ask(url, "select show_trgm('สวัสดี')")).isNotEqualTo("{}");
			assertThat(Double.parseDouble(ask(url, "select similarity('สวัสดีครับ', 'สวัสดีค่ะ')"))).isGreaterThan(0.3);
			assertThat(ask(url, "select 'ÁRVÍZ' ~* 'árvíz'")).isEqualTo("t");
		}
	}

	@Test
	void findsEveryAcknowledgedRowAfterTheApplicationWasKilled() throws Exception {
		int acknowledged = killInMidWriting();
		try (EmbeddedServer server = EmbeddedServer.start(this.data, 0)) {
			assertThat(Integer
				.parseInt(ask(server.jdbcUrl(), "select count(*) from kept where number <= " + acknowledged)))
				.isEqualTo(acknowledged);
		}
	}

	@Test
	void findsEveryAcknowledgedRowAfterApplicationAndServerWereKilled() throws Exception {
		int acknowledged = killInMidWriting();
		ProcessHandle orphan = Orphan.in(this.data.resolve("postgresql")).orElseThrow();
		orphan.destroyForcibly();
		orphan.onExit().join();
		try (EmbeddedServer server = EmbeddedServer.start(this.data, 0)) {
			assertThat(Integer
				.parseInt(ask(server.jdbcUrl(), "select count(*) from kept where number <= " + acknowledged)))
				.isEqualTo(acknowledged);
		}
	}

	private int killInMidWriting() throws Exception {
		try (ServerInAnotherJvm other = ServerInAnotherJvm.on(this.data)) {
			int acknowledged = 0;
			while (acknowledged < 50) {
				acknowledged = Integer.parseInt(other.next("kept"));
			}
			other.kill();
			return acknowledged;
		}
	}

	@Test
	void leavesAProcessAloneThatOnlyGotTheServersOldId() throws Exception {
		EmbeddedServer.start(this.data, 0).close();
		Path pidFile = this.data.resolve("postgresql/postmaster.pid");
		Files.write(pidFile, List.of(String.valueOf(ProcessHandle.current().pid()), this.data + "/postgresql",
				"1700000000", "5432", "", "127.0.0.1", "", "stopping"));
		try (EmbeddedServer server = EmbeddedServer.start(this.data, 0)) {
			assertThat(ask(server.jdbcUrl(), "select 1")).isEqualTo("1");
		}
	}

	@Test
	void refusesASecondLivingInstanceInOneSentence() throws Exception {
		try (ServerInAnotherJvm other = ServerInAnotherJvm.on(this.data)) {
			String url = other.next("url");
			assertThatExceptionOfType(DataFolderInUseException.class)
				.isThrownBy(() -> EmbeddedServer.start(this.data, 0))
				.withMessage("Another running Frontdesk uses the data folder " + this.data + ".");
			assertThat(ask(url, "select 1")).isEqualTo("1");
		}
		EmbeddedServer.start(this.data, 0).close();
	}

	@Test
	void stopsWithItsOwnerAndKeepsTheDataAndThePassword() throws Exception {
		String password;
		try (EmbeddedServer server = EmbeddedServer.start(this.data, 0)) {
			password = server.password();
			ask(server.jdbcUrl(), "create table kept as select 42 as number");
		}
		assertThat(this.data.resolve("postgresql/postmaster.pid")).doesNotExist();
		try (EmbeddedServer server = EmbeddedServer.start(this.data, 0)) {
			assertThat(server.password()).isEqualTo(password);
			assertThat(ask(server.jdbcUrl(), "select number from kept")).isEqualTo("42");
		}
	}

	@Test
	void keepsWhatItAcknowledgesAndLetsNobodyInWithoutThePassword() throws Exception {
		try (EmbeddedServer server = EmbeddedServer.start(this.data, 0)) {
			assertThat(ask(server.jdbcUrl(), "show fsync")).isEqualTo("on");
			assertThat(ask(server.jdbcUrl(), "show synchronous_commit")).isEqualTo("on");
			assertThat(ask(server.jdbcUrl(), "show listen_addresses")).isEqualTo("127.0.0.1");
			assertThat(ask(server.jdbcUrl(),
					"select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
				.isEqualTo("0");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.USER, "guess"))
				.withMessageContaining("password authentication failed");
		}
	}

	@Test
	void keepsThePasswordForItsOwnerOnly() throws Exception {
		assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
		try (DataFolder folder = DataFolder.own(this.data)) {
			assertThat(folder.password()).hasSize(48);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwordFile())))
				.isEqualTo("rw-------");
		}
	}

	@Test
	void saysWhyItDidNotStart() throws Exception {
		try (EmbeddedServer server = EmbeddedServer.start(this.data, 0)) {
			Path other = Files.createDirectory(this.data.resolve("two"));
			SharedPrograms.in(other);
			int taken = Integer.parseInt(ask(server.jdbcUrl(), "show port"));
			assertThatExceptionOfType(EmbeddedServerException.class)
				.isThrownBy(() -> EmbeddedServer.start(other, taken))
				.withMessageContaining("Address already in use");
			SharedPrograms.outOf(other);
		}
	}

	private String ask(String url, String sql) throws Exception {
		try (Connection connection = DriverManager.getConnection(url, EmbeddedServer.USER,
				Files.readString(this.data.resolve("database-password")));
				var statement = connection.createStatement()) {
			if (!statement.execute(sql)) {
				return "";
			}
			try (ResultSet answer = statement.getResultSet()) {
				answer.next();
				return String.valueOf(answer.getString(1));
			}
		}
	}

}
