package dev.frontdesk.trails;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageAddressTest {

	@Test
	void whatOpensADoorOrNamesAPersonIsNotKept() {
		assertThat(PageAddress
			.of("https://shop.example/reset?resetToken=abc&lang=en&user_email=a@b.example#access_token=x"))
			.isEqualTo("https://shop.example/reset?resetToken=…&lang=en&user_email=…#access_token=…");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "/relative", " ", "\u0000" })
	void onlyPagesOfTheWebHaveAnAddress(String typed) {
		assertThat(PageAddress.of(typed)).isEmpty();
	}

	@Test
	void aCampaignIsReadAsItsAddressSays() {
		assertThat(PageAddress
			.campaign("https://shop.example/?utm_source=news%20letter&x=1&utm_campaign=tavasz&utm_other=1"))
			.isEqualTo(Map.of("utm_source", "news letter", "utm_campaign", "tavasz"));
		assertThat(PageAddress.campaign("https://shop.example/?utm_term=%E0%A4%A")).containsOnlyKeys("utm_term");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1 | Safari, iOS
			Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36 | Chrome, Android
			Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0 Safari/537.36 Edg/141.0 | Edge, Windows
			curl/8 | ''""")
	void aDeviceIsNamedNoFinerThanOneWouldSay(String agent, String device) {
		assertThat(Device.of(agent)).isEqualTo(device);
	}

}
