package dev.frontdesk.shell;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JoinedScriptTest {

	@Test
	void whatIsImportedStandsBeforeWhoImportsItAndOnlyOnce() {
		String joined = join(Map.of("a/one.js", "import { two } from '../b/two.js';\nimport './three.js';\ntwo();\n",
				"a/three.js", "import { two as too } from '../b/two.js';\ntoo();\n", "b/two.js",
				"export function two() {}\n"), "a/one.js", "a/three.js");

		assertThat(joined).containsSubsequence("$module('b/two.js'", "function two() {}", "return { two };",
				"$module('a/three.js'", "const { two: too } = $modules['b/two.js'];", "$module('a/one.js'",
				"const { two } = $modules['b/two.js'];");
		assertThat(joined.split("function two", -1)).hasSize(2);
		assertThat(joined).doesNotContainPattern("(?m)^(import|export)\\b");
	}

	@Test
	void everyKindOfNamedExportIsKept() {
		String joined = join(Map.of("a/one.js", """
				export class One {}
				export async function two() {}
				export const three = () => 3;
				const four = 4;
				export {
					four as vier,
				};
				"""), "a/one.js");

		assertThat(joined).contains("\nclass One {}", "\nasync function two() {}", "\nconst three = () => 3;",
				"return { One, two, three, vier: four };");
	}

	@ParameterizedTest
	@ValueSource(strings = { "export default class {}", "export let count = 0;", "export * from './two.js';",
			"export const { a, b } = c;", "import one from './two.js';", "import * as two from './two.js';",
			"const two = await import('./two.js');", "await fetch('/');", "\timport './two.js';",
			"document.title = import.meta.url;", "import { one } from './two.js'" })
	void whatCannotBeJoinedIsRefusedByName(String line) {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> join(Map.of("a/one.js", "const x = 1;\n" + line + "\n", "a/two.js", ""), "a/one.js"))
			.withMessageContaining("a/one.js")
			.withMessageContaining("cannot be joined");
	}

	@Test
	void aNameNobodyExportsIsRefused() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> join(
					Map.of("a/one.js", "import { tow } from './two.js';\n", "a/two.js", "export const two = 2;\n"),
					"a/one.js"))
			.withMessage("The script a/one.js imports tow, which a/two.js does not export");
	}

	@Test
	void aCircleIsRefused() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(
				() -> join(Map.of("a/one.js", "import './two.js';\n", "a/two.js", "import './one.js';\n"), "a/one.js"))
			.withMessageContaining("imports itself");
	}

	@Test
	void anElementIsDefinedByOneModule() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> join(Map.of("a/one.js", "customElements.define('fd-x', A);\n", "a/two.js",
					"customElements.define('fd-x', B);\n"), "a/one.js", "a/two.js"))
			.withMessageContaining("fd-x");
	}

	@Test
	void aBareOrForeignAddressIsRefused() {
		for (String address : new String[] { "stomp", "https://cdn.example/x.js", "../../x.js" }) {
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> join(Map.of("a/one.js", "import '" + address + "';\n"), "a/one.js"))
				.withMessageContaining(address);
		}
	}

	private static String join(Map<String, String> files, String... entries) {
		return JoinedScript.of(List.of(entries), (file) -> Objects.requireNonNull(files.get(file), file));
	}

}
