package dev.frontdesk.hooks;

import java.nio.charset.StandardCharsets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.frontdesk.outside.Reach;
import dev.frontdesk.web.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReachTest {

	private final Reach reach = new Reach(false);

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1",
			"169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1",
			"198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1",
			"255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a00:1", "::10.0.0.1",
			"64:ff9b::a00:1", "100::1", "2001::1", "2001:2::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1",
			"fd12:3456::1", "fe80::1", "fec0::1", "ff02::1" })
	void nothingPrivateIsSentTo(String number) throws UnknownHostException {
		assertThat(Reach.isPublic(InetAddress.getByName(number))).isFalse();
		String host = number.contains(":") ? "[" + number + "]" : number;
		refuses("https://" + host + "/hooks", "private");
		assertThatExceptionOfType(Reach.PrivateAddress.class).isThrownBy(() -> this.reach.resolve(number));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.1.1.1",
			"128.0.0.1", "169.253.1.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "192.167.1.1", "192.169.1.1",
			"198.17.1.1", "198.20.0.1", "203.0.112.1", "223.255.255.255", "2001:200::1", "2606:4700::1111",
			"2a00:1450:4001::1", "3fff:1000::1" })
	void thePublicInternetIs(String number) throws UnknownHostException {
		assertThat(Reach.isPublic(InetAddress.getByName(number))).isTrue();
		String host = number.contains(":") ? "[" + number + "]" : number;
		assertThat(this.reach.checked(" https://" + host + ":8443/hooks?a=b "))
			.isEqualTo("https://" + host + ":8443/hooks?a=b");
	}

	@ParameterizedTest
	@CsvSource({ "http://1.1.1.1/, insecure", "ftp://1.1.1.1/, invalid", "https:///hooks, invalid", "1.1.1.1, invalid",
			"https://user:word@1.1.1.1/, invalid", "https://1.1.1.1/#part, invalid", "https://1.1.1.1:0/, invalid",
			"https://1.1.1.1:70000/, invalid", "https://exa mple.com/, invalid", "file:///etc/passwd, invalid",
			"https://localhost/, private", "https://LOCALHOST:8080/, private",
			"https://no-such-name.invalid/, unknown" })
	void anAddressThatLeadsNowhereIsRefusedWithItsReason(String address, String why) {
		refuses(address, why);
	}

	@Test
	void whereItIsAllowedPrivateAddressesAreSentToWithoutTls() {
		assertThat(new Reach(true).checked("http://127.0.0.1:8080/")).isEqualTo("http://127.0.0.1:8080/");
	}

	@Test
	void aNameThatHasComeToMeanAPrivateAddressIsNotConnectedTo() throws Exception {
		try (FarEnd inside = new FarEnd(); Line line = new Line(this.reach, Clock.systemUTC())) {
			Answer answer = line.carry(parcel(inside.address().replace("127.0.0.1", "localhost")));
			assertThat(answer.error()).isEqualTo("private");
			assertThat(line.carry(parcel(inside.address())).error()).isEqualTo("private");
			assertThat(inside.heard).isEmpty();
		}
	}

	@Test
	void aFarEndThatNeverAnswersIsLeft() throws Exception {
		Duration brief = Duration.ofMillis(200);
		try (java.net.ServerSocket mute = new java.net.ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				Line line = new Line(new Reach(true), Clock.systemUTC(), brief, brief)) {
			Answer answer = line.carry(parcel("http://127.0.0.1:" + mute.getLocalPort() + "/"));
			assertThat(answer.status()).isNull();
			assertThat(answer.error()).isEqualTo("timeout");
		}
	}

	@Test
	void anAnswerThatNeverEndsCountsByItsStatusAndIsReadNoFurtherThanShown() throws Exception {
		try (FarEnd endless = new FarEnd(); Line line = new Line(new Reach(true), Clock.systemUTC())) {
			endless.reply = (exchange, one) -> {
				exchange.sendResponseHeaders(200, 0);
				try {
					while (true) {
						exchange.getResponseBody().write("x\u0000".repeat(4096).getBytes(StandardCharsets.UTF_8));
					}
				}
				finally {
					exchange.close();
				}
			};
			Answer answer = line.carry(parcel(endless.address()));
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.text()).hasSize(Line.SHOWN).doesNotContain("\u0000");
		}
	}

	@Test
	void anAnswerWhoseHeadIsTooLongIsLeft() throws Exception {
		try (FarEnd wordy = new FarEnd(); Line line = new Line(new Reach(true), Clock.systemUTC())) {
			wordy.reply = (exchange, one) -> {
				exchange.getResponseHeaders().add("X-Long", "x".repeat(9000));
				return 200;
			};
			assertThat(line.carry(parcel(wordy.address())).error()).isEqualTo("broken");
			wordy.reply = (exchange, one) -> {
				for (int i = 0; i < 101; i++) {
					exchange.getResponseHeaders().add("X-Many-" + i, "x");
				}
				return 200;
			};
			assertThat(line.carry(parcel(wordy.address())).error()).isEqualTo("broken");
			wordy.reply = (exchange, one) -> 200;
			assertThat(line.carry(parcel(wordy.address())).status()).isEqualTo(200);
		}
	}

	@Test
	void aRedirectIsNotFollowed() throws Exception {
		try (FarEnd other = new FarEnd();
				FarEnd end = new FarEnd();
				Line line = new Line(new Reach(true), Clock.systemUTC())) {
			end.reply = (exchange, one) -> {
				exchange.getResponseHeaders().add("Location", other.address());
				return 307;
			};
			Answer answer = line.carry(parcel(end.address()));
			assertThat(answer.status()).isEqualTo(307);
			assertThat(answer.taken()).isFalse();
			assertThat(other.heard).isEmpty();
		}
	}

	private void refuses(String address, String why) {
		assertThatExceptionOfType(InvalidText.class).isThrownBy(() -> this.reach.checked(address))
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo("outside.address." + why));
	}

	private static Parcel parcel(String address) {
		return new Parcel(1, 1, "msg_1", 1, 1, Instant.EPOCH, Instant.EPOCH, false, address, "{}", "v1,x");
	}

}
