import { renewToken, token } from '../shell/token.js';

/** Asks for a part of the page as htmx would, so that refusals come as alerts of ours. */
export async function ask(url, { method = 'GET', body, target, signal } = {}) {
	const once = () => {
		const headers = { 'HX-Request': 'true', Accept: 'text/html, */*;q=0.1', ...(method === 'GET' ? {} : token()) };
		if (target) headers['HX-Target'] = target;
		return fetch(url, { method, body, headers, signal, credentials: 'same-origin' });
	};
	const response = await once();
	// signed in anew in another tab: this page's token is of the session before
	return response.status === 403 && method !== 'GET' && await renewToken() ? once() : response;
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
	if (!old || asks(old) || old.contains(document.activeElement) && document.activeElement.matches('input,textarea,select')) return false;
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

/** Replaces an element whatever goes on in it; whoever works in it goes on where they were. */
export function put(old, fresh) {
	const active = old.contains(document.activeElement) ? document.activeElement : null;
	const at = active && path(active);
	const typed = active && typing.has(active) ? [active.value, active.selectionStart, active.selectionEnd] : null;
	const open = [...old.querySelectorAll('details')].map((details) => details.open);
	const scrolled = old.scrollTop;
	fresh.removeAttribute('hx-swap-oob');
	old.replaceWith(fresh);
	fresh.querySelectorAll('details').forEach((details, index) => { details.open = open[index] ?? details.open; });
	window.htmx?.process(fresh);
	const again = at && fresh.querySelector(at);
	again?.focus({ preventScroll: true });
	if (again && typed) {
		again.value = typed[0];
		again.setSelectionRange(typed[1], typed[2]);
		typing.add(again);
	}
	fresh.scrollTop = scrolled;
}

// Fields in which someone has typed what was not sent yet.
const typing = new WeakSet();
document.addEventListener('input', ({ target }) => target.matches?.('input:not([type=checkbox], [type=radio]), textarea') && typing.add(target));
document.addEventListener('htmx:beforeRequest', ({ detail }) => [...detail.elt.elements ?? []].forEach((field) => typing.delete(field)));

/** Whether a form in it waits for its answer, which would find nobody at home. */
function asks(element) {
	return element.querySelector('.htmx-request, [aria-busy="true"]') !== null;
}

function path(element) {
	if (element.id) return `#${CSS.escape(element.id)}`;
	if (element.dataset.key) return `[data-key="${CSS.escape(element.dataset.key)}"]`;
	return element.getAttribute('href') ? `[href="${CSS.escape(element.getAttribute('href'))}"]` : element.localName;
}

/** Makes a part of the page new where nobody is at work in it: neither focused, nor half typed, nor opened over the page. */
export function renew(old, fresh) {
	// what a half filled form had shown is told along with what is made of it
	if (old.isEqualNode(fresh) || old.type === 'hidden' && old.form && busy(old.form)) return;
	if (!busy(old)) {
		const open = [...old.querySelectorAll('details')].map((details) => details.open);
		old.replaceWith(fresh);
		fresh.querySelectorAll('details').forEach((details, index) => { details.open = open[index] ?? details.open; });
		window.htmx?.process(fresh);
		return;
	}
	const [before, after] = [[...old.children], [...fresh.children]];
	if (before.length === after.length && before.every((child, index) => child.localName === after[index].localName)) before.forEach((child, index) => renew(child, after[index]));
}

function busy(element) {
	return element.contains(document.activeElement) || asks(element) || element.querySelector('dialog[open], :popover-open') !== null
		|| [element, ...element.querySelectorAll('input, textarea, select')].some(changed);
}

function changed(field) {
	if (field.matches('[type=checkbox], [type=radio]')) return field.checked !== field.defaultChecked;
	if (field.matches('input:not([type=hidden], [type=file]), textarea')) return field.value !== field.defaultValue;
	if (!field.matches('select:not([multiple])')) return false;
	const first = [...field.options].findIndex((option) => option.defaultSelected);
	return field.selectedIndex !== Math.max(first, 0);
}
