/** Asks for a part of the page as htmx would, so that refusals come as alerts of ours. */
export async function ask(url, { method = 'GET', body, target, signal } = {}) {
	const headers = { 'HX-Request': 'true', Accept: 'text/html' };
	if (target) headers['HX-Target'] = target;
	const csrf = document.querySelector('meta[name="csrf"]');
	if (csrf && method !== 'GET') headers[csrf.dataset.header] = csrf.content;
	return fetch(url, { method, body, headers, signal, credentials: 'same-origin' });
}

/** The elements of an answer. */
export async function parts(response) {
	const template = document.createElement('template');
	template.innerHTML = await response.text();
	return template.content;
}

/** Replaces the element of the same id, unless someone works in it; keeps the focus. */
export function replace(fresh) {
	const old = document.getElementById(fresh.id);
	if (!old || old.contains(document.activeElement) && document.activeElement.matches('input,textarea,select')) return false;
	const open = [...old.querySelectorAll('details')].map((details) => details.open);
	const at = old.contains(document.activeElement) ? path(document.activeElement) : null;
	const scrolled = old.scrollTop;
	fresh.removeAttribute('hx-swap-oob');
	old.replaceWith(fresh);
	fresh.scrollTop = scrolled;
	fresh.querySelectorAll('details').forEach((details, index) => { details.open = open[index] ?? details.open; });
	window.htmx?.process(fresh);
	if (at) fresh.querySelector(at)?.focus({ preventScroll: true });
	return true;
}

function path(element) {
	if (element.id) return `#${CSS.escape(element.id)}`;
	if (element.dataset.key) return `[data-key="${CSS.escape(element.dataset.key)}"]`;
	return element.getAttribute('href') ? `[href="${CSS.escape(element.getAttribute('href'))}"]` : element.localName;
}
