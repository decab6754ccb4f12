package dev.frontdesk.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.util.StringUtils;

/**
 * ES modules as one script, each in a function of its own, after those it imports. Takes
 * a plain part of the language: imports and exports by name, each at the beginning of a
 * line. Whatever else would link modules is refused, and so is an import of something
 * that is not exported. One that breaks when it runs is reported and leaves the rest be.
 */
final class JoinedScript {

	private static final String HEAD = """
			const $modules = {};
			const $module = (name, body) => { try { $modules[name] = body(); } catch (broken) { reportError(broken); } };
			""";

	private static final Pattern IMPORT = Pattern
		.compile("(?m)^import\\s+(?:\\{([^{}]*)}\\s*from\\s*)?(['\"])([^'\"]+)\\2;[ \\t]*$");

	private static final Pattern DECLARED = Pattern
		.compile("(?m)^export\\s+((?:async\\s+)?function\\s*\\*?|class|const)\\s+([\\p{L}_$][\\p{L}\\d_$]*)");

	private static final Pattern LISTED = Pattern.compile("(?m)^export\\s*\\{([^{}]*)};[ \\t]*$");

	private static final Pattern UNKNOWN = Pattern
		.compile("(?m)^[ \\t]*(?:import|export)\\b[^\\n]*|\\bimport\\s*[(.][^\\n]*|^await\\b[^\\n]*");

	private static final Pattern ELEMENT = Pattern.compile("customElements\\.define\\(\\s*['\"]([^'\"]+)");

	private final UnaryOperator<String> files;

	private final Map<String, Set<String>> exports = new LinkedHashMap<>();

	private final Map<String, String> elements = new HashMap<>();

	private final List<String> path = new ArrayList<>();

	private final StringBuilder joined = new StringBuilder(HEAD);

	private JoinedScript(UnaryOperator<String> files) {
		this.files = files;
	}

	/**
	 * Joins modules with all they import.
	 * @param entries their addresses, such as {@code inbox/desk.js}
	 * @param files gives the text to an address
	 */
	static String of(List<String> entries, UnaryOperator<String> files) {
		JoinedScript script = new JoinedScript(files);
		entries.forEach(script::add);
		return script.joined.toString();
	}

	private void add(String file) {
		if (this.exports.containsKey(file)) {
			return;
		}
		if (this.path.contains(file)) {
			throw refused(file, "imports itself by way of " + this.path);
		}
		this.path.add(file);
		String text = this.files.apply(file);
		Map<String, String> exported = new LinkedHashMap<>();
		String body = withoutExports(withoutImports(text, file), file, exported);
		Matcher unknown = UNKNOWN.matcher(body);
		if (unknown.find()) {
			throw refused(file, "has what cannot be joined: " + unknown.group().strip());
		}
		ELEMENT.matcher(text).results().map((found) -> found.group(1)).forEach((element) -> {
			String other = this.elements.putIfAbsent(element, file);
			if (other != null) {
				throw refused(file, "defines the element " + element + ", as does " + other);
			}
		});
		this.exports.put(file, exported.keySet());
		this.path.removeLast();
		this.joined.append("\n$module('").append(file).append("', () => {\n").append(body);
		this.joined.append("\nreturn { ")
			.append(members(exported, (as, name) -> as + ": " + name))
			.append(" };\n});\n");
	}

	private String withoutImports(String text, String file) {
		// where a library's own map would be, there is none
		return IMPORT.matcher(text.replaceAll("(?m)^//# sourceMappingURL=.*$", "")).replaceAll((found) -> {
			String from = resolve(found.group(3), file);
			add(from);
			Map<String, String> names = (found.group(1) != null) ? names(found.group(1), file) : Map.of();
			names.values().forEach((name) -> {
				if (!this.exports.getOrDefault(from, Set.of()).contains(name)) {
					throw refused(file, "imports " + name + ", which " + from + " does not export");
				}
			});
			return names.isEmpty() ? "" : Matcher.quoteReplacement(
					"const { " + members(names, (as, name) -> name + ": " + as) + " } = $modules['" + from + "'];");
		});
	}

	private String withoutExports(String text, String file, Map<String, String> exported) {
		String declared = DECLARED.matcher(text).replaceAll((found) -> {
			export(found.group(2), found.group(2), file, exported);
			return Matcher.quoteReplacement(found.group(1) + " " + found.group(2));
		});
		return LISTED.matcher(declared).replaceAll((MatchResult found) -> {
			names(found.group(1), file).forEach((as, name) -> export(as, name, file, exported));
			return "";
		});
	}

	private static void export(String as, String name, String file, Map<String, String> exported) {
		if (exported.put(as, name) != null) {
			throw refused(file, "exports " + as + " twice");
		}
	}

	/** {@code a, b as c} as what it is called after the {@code as}, and before. */
	private static Map<String, String> names(String list, String file) {
		Map<String, String> names = new LinkedHashMap<>();
		Arrays.stream(list.split(",", -1)).map(String::strip).filter((name) -> !name.isEmpty()).forEach((name) -> {
			String[] parts = name.split("\\s+as\\s+", -1);
			if (parts[0].equals("default") || names.put(parts[parts.length - 1], parts[0]) != null) {
				throw refused(file, "names " + name + " in a way that cannot be joined");
			}
		});
		return names;
	}

	private static String members(Map<String, String> names, BinaryOperator<String> member) {
		return names.entrySet()
			.stream()
			.map((name) -> name.getKey().equals(name.getValue()) ? name.getKey()
					: member.apply(name.getKey(), name.getValue()))
			.collect(Collectors.joining(", "));
	}

	private static String resolve(String address, String from) {
		if (!address.startsWith("./") && !address.startsWith("../")) {
			throw refused(from, "imports " + address + ", which is no relative address");
		}
		String file = StringUtils.cleanPath(StringUtils.applyRelativePath(from, address));
		if (file.startsWith("..")) {
			throw refused(from, "imports " + address + " from outside");
		}
		return file;
	}

	private static IllegalStateException refused(String file, String why) {
		return new IllegalStateException("The script " + file + ' ' + why);
	}

}
