package dev.frontdesk.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.frontdesk.web.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What the API can do, drawn from its own description: works without scripts and asks
 * nobody else for anything. Programs get the description itself.
 */
@Controller
class DocsPage {

	private static final String DESCRIPTION = "/api/docs/openapi.json";

	private final OpenApiWebMvcResource description;

	private final JsonMapper json;

	private final String url;

	DocsPage(OpenApiWebMvcResource description, JsonMapper json, @Value("${frontdesk.url}") String url) {
		this.description = description;
		this.json = json;
		this.url = url;
	}

	@GetMapping("/api/docs")
	String show(HttpServletRequest request, HttpServletResponse response, Model model, Locale reader) throws Exception {
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
			return "forward:" + DESCRIPTION;
		}
		JsonNode api = this.json.readTree(this.description.openapiJson(request, DESCRIPTION, Locale.ENGLISH));
		model.addAttribute("groups", groups(api));
		model.addAttribute("scopes", List.of(Scope.values()));
		model.addAttribute("url", this.url);
		model.addAttribute("file", DESCRIPTION);
		return "rest/docs";
	}

	private static List<Group> groups(JsonNode api) {
		Map<String, List<Call>> calls = new LinkedHashMap<>();
		api.at("/paths").forEachEntry((path, methods) -> methods.forEachEntry((method, call) -> {
			String group = call.at("/tags/0").asString("");
			calls.computeIfAbsent(group, (name) -> new ArrayList<>()).add(call(api, path, method, call));
		}));
		List<Group> groups = new ArrayList<>();
		calls.forEach((name, list) -> groups.add(new Group(name, list)));
		return groups;
	}

	private static Call call(JsonNode api, String path, String method, JsonNode call) {
		List<Part> parameters = new ArrayList<>();
		call.at("/parameters")
			.forEach((one) -> parameters.add(new Part(one.at("/name").asString(""), one.at("/in").asString(""),
					one.at("/schema/type").asString(""))));
		JsonNode body = call.at("/requestBody/content")
			.valueStream()
			.findFirst()
			.map((one) -> one.at("/schema"))
			.orElse(null);
		return new Call(method.toUpperCase(Locale.ROOT), path, call.at("/summary").asString(""),
				call.at("/description").asString(""), parameters, (body != null) ? properties(api, body) : List.of());
	}

	private static List<Part> properties(JsonNode api, JsonNode schema) {
		JsonNode whole = resolved(api, schema);
		List<Part> parts = new ArrayList<>();
		whole.at("/properties").forEachEntry((name, property) -> {
			JsonNode inner = resolved(api, property);
			String inside = inner.has("properties") ? String.join(", ", inner.at("/properties").propertyNames()) : null;
			parts.add(new Part(name, "", (inside != null) ? "{" + inside + "}" : type(inner)));
		});
		return parts;
	}

	private static String type(JsonNode schema) {
		String type = schema.at("/type").asString("");
		String format = schema.at("/format").asString("");
		if (type.equals("array")) {
			return "[" + schema.at("/items/type").asString("object") + "]";
		}
		return format.isEmpty() ? type : type + " (" + format + ")";
	}

	private static JsonNode resolved(JsonNode api, JsonNode schema) {
		String reference = schema.at("/$ref").asString("");
		return reference.startsWith("#/") ? api.at(reference.substring(1)) : schema;
	}

	/** What belongs together. */
	record Group(String name, List<Call> calls) {
	}

	/**
	 * @param body the properties of what is sent
	 */
	record Call(String method, String path, String summary, @Nullable String description, List<Part> parameters,
			List<Part> body) {
	}

	/**
	 * @param in path, query or header; empty in a body
	 */
	record Part(String name, String in, String type) {
	}

}
