package dev.frontdesk.setup;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContentPolicyTest {

	private static final URI PAGE = URI.create("https://shop.example/help");

	private static final URI SCRIPT = URI.create("https://desk.example/widget/shop.js");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "script-src 'self' | true", "script-src https://desk.example | false",
					"script-src https://desk.example/ | false", "script-src https://desk.example/widget/ | false",
					"script-src https://desk.example/other/ | true", "script-src https://desk.example:8443 | true",
					"script-src http://desk.example | false", "script-src desk.example | false",
					"script-src *.example | false", "script-src *.desk.example | true", "script-src https: | false",
					"script-src * | false", "script-src 'none' | true", "default-src 'none' | true",
					"default-src 'none'; script-src https://desk.example | false",
					"default-src *; script-src-elem 'self' | true", "img-src 'none' | false",
					"script-src 'self'; script-src * | true", "script-src 'nonce-abc' 'strict-dynamic' https: | true",
					"SCRIPT-SRC HTTPS://DESK.EXAMPLE | false" })
	void whatAPolicySaysOfAScriptIsWhatABrowserWouldDo(String policy, boolean blocked) {
		assertThat(only(policy).blocksScript(SCRIPT, PAGE, null)).isEqualTo(blocked);
	}

	@Test
	void aNonceLetsItInAndFramesHaveTheirOwnSay() {
		assertThat(only("script-src 'nonce-abc' 'strict-dynamic'").blocksScript(SCRIPT, PAGE, "abc")).isFalse();
		assertThat(only("script-src 'nonce-abc'").blocksScript(SCRIPT, PAGE, "old")).isTrue();
		assertThat(only("child-src 'self'").blocksFrame(SCRIPT, PAGE)).isTrue();
		assertThat(only("child-src 'self'; frame-src https://desk.example").blocksFrame(SCRIPT, PAGE)).isFalse();
		assertThat(only("sandbox allow-forms").shutsIn()).isTrue();
		assertThat(only("sandbox allow-scripts allow-same-origin").shutsIn()).isFalse();
		assertThat(ContentPolicy.of(Stream.of("script-src *, script-src 'self'", "img-src *"))).hasSize(3);
	}

	private static ContentPolicy only(String written) {
		List<ContentPolicy> policies = ContentPolicy.of(Stream.of(written));
		assertThat(policies).hasSize(1);
		return policies.getFirst();
	}

}
