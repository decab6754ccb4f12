/** Puts an argument into a text whose place for it the server left open. */
export function fill(text, argument) {
	return (text ?? '').replace('{0}', argument);
}
