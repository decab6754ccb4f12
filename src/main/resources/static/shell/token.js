// The token without which nothing is changed; a session that began in another tab brings another.
const tag = () => document.querySelector('meta[name="csrf"]');

export function token() {
	return tag() ? { [tag().dataset.header]: tag().content } : {};
}

/** Fetches the token of the session there is now; false if there is none, or no other. */
export async function renewToken() {
	const response = await fetch('/desk/commands', { headers: { 'HX-Request': 'true' }, credentials: 'same-origin' }).catch(() => null);
	const fresh = response?.ok ? response.headers.get('X-Token') : null;
	if (!fresh || !tag() || fresh === tag().content) return false;
	tag().content = fresh;
	return true;
}
