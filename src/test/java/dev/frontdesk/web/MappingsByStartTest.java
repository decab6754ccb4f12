package dev.frontdesk.web;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.util.ServletRequestPathUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MappingsByStartTest {

	private final MappingsByStart mappings = mappings();

	private static MappingsByStart mappings() {
		StaticWebApplicationContext context = new StaticWebApplicationContext();
		context.registerSingleton("rooms", Rooms.class);
		context.refresh();
		MappingsByStart mappings = new MappingsByStart();
		mappings.setApplicationContext(context);
		mappings.afterPropertiesSet();
		return mappings;
	}

	@ParameterizedTest
	@CsvSource({ "/rooms/7, one", "/rooms, all", "/help, help", "/help/en/a, help", "/a7.js, script", "/r%6Foms/7, one",
			"/rooms;v=1/7, one", "/either/1, either", "/or/1, either" })
	void everyAddressFindsItsHandler(String path, String method) throws Exception {
		HandlerExecutionChain found = this.mappings.getHandler(get(path));
		assertThat(found).isNotNull();
		assertThat(((HandlerMethod) found.getHandler()).getMethod().getName()).isEqualTo(method);
	}

	@Test
	void aWrongMethodIsStillToldFromAnUnknownAddress() throws Exception {
		MockHttpServletRequest wrong = get("/rooms/7");
		wrong.setMethod("POST");
		assertThatExceptionOfType(HttpRequestMethodNotSupportedException.class)
			.isThrownBy(() -> this.mappings.getHandler(wrong))
			.satisfies((refusal) -> assertThat(refusal.getSupportedHttpMethods()).extracting(Object::toString)
				.contains("GET"));
		assertThat(this.mappings.getHandler(get("/roomy/7"))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "/rooms/{id}, /rooms", "/help/**, /help", "/help/{*rest}, /help", "/a{id}.js, /a", "/all, /all",
			"/**, ''" })
	void aStartIsWhatEveryMatchHas(String pattern, String start) {
		assertThat(Set.of(MappingsByStart.startOf(pattern))).containsExactly(start);
	}

	private static MockHttpServletRequest get(String path) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		ServletRequestPathUtils.parseAndCache(request);
		return request;
	}

	@Controller
	static class Rooms {

		@GetMapping("/rooms")
		void all() {
			// Found is enough
		}

		@GetMapping("/rooms/{id}")
		void one() {
			// Found is enough
		}

		@GetMapping("/help/**")
		void help() {
			// Found is enough
		}

		@GetMapping("/a{id}.js")
		void script() {
			// Found is enough
		}

		@GetMapping({ "/either/{id}", "/or/{id}" })
		void either() {
			// Found is enough
		}

	}

}
