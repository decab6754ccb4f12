package dev.frontdesk.shell;

/**
 * A fragment that a module puts into a page of another one, which offers the place:
 * {@code <th:block th:each="part : ${@frame.parts('composer')}"><div th:replace=
 * "~{__${part}__}">}. It finds there what the page's model holds.
 *
 * @param place the name of the place, such as {@code composer}
 * @param order its place among the others, lowest first
 * @param template the template and fragment, such as {@code replies/picker :: opener}
 */
public record PagePart(String place, int order, String template) {

}
