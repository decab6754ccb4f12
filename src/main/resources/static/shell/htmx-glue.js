import { alerts, toast, unsay } from './toast.js';
import { renewToken, token } from './token.js';

const words = () => document.getElementById('alerts')?.dataset ?? {};

document.body.addEventListener('htmx:configRequest', (event) => {
	if (event.detail.verb !== 'get') Object.assign(event.detail.headers, token());
});

// A refusal comes as an alert of ours, aimed at #alerts; anything else with that status is not ours to show.
document.body.addEventListener('htmx:beforeSwap', (event) => {
	const { xhr } = event.detail;
	if (xhr.status < 400) return;
	if (xhr.status === 403) renewToken();
	if (xhr.getResponseHeader('HX-Retarget') === '#alerts') {
		event.detail.shouldSwap = true;
		event.detail.isError = false;
		event.detail.target = alerts();
	} else if (xhr.status !== 422) {
		toast(words().failed, 'bad');
	}
});

// What was refused before is tried anew, or done with.
document.body.addEventListener('htmx:beforeRequest', ({ detail }) => {
	unsay(detail.elt.closest('dialog'));
	if (detail.requestConfig?.verb === 'post') document.getElementById('alerts')?.replaceChildren();
});

// What could be undone has been: its line goes.
document.body.addEventListener('htmx:afterRequest', ({ detail }) => {
	if (detail.successful && detail.requestConfig?.verb === 'post') detail.elt.closest('.toast')?.remove();
});

document.body.addEventListener('htmx:sendError', () => toast(words().offline, 'bad'));
document.body.addEventListener('htmx:timeout', () => toast(words().offline, 'bad'));

// Back from a preference to the page that is open, which is not always the one that was loaded.
document.addEventListener('submit', ({ target }) => {
	const back = target.elements.back;
	if (back?.type !== 'hidden') return;
	const here = new URL(location.href);
	here.searchParams.delete('lang');
	back.value = here.pathname + here.search;
}, true);

// The same field or button keeps the focus when what surrounds it is replaced.
let held = null;
document.body.addEventListener('htmx:beforeSwap', (event) => {
	const active = document.activeElement;
	held = active && event.detail.target?.contains(active) ? place(active) : null;
});
document.body.addEventListener('htmx:afterSettle', () => {
	if (!held || document.activeElement !== document.body) return;
	const again = find(held);
	held = null;
	again?.focus({ preventScroll: true });
});

function place(element) {
	return {
		id: element.id,
		name: element.getAttribute('name'),
		value: element.matches('button,[type=radio],[type=checkbox]') ? element.getAttribute('value') : null,
		href: element.getAttribute('href'),
	};
}

function find({ id, name, value, href }) {
	if (id) return document.getElementById(id);
	if (name) {
		const named = `[name="${CSS.escape(name)}"]`;
		return document.querySelector(value === null ? named : `${named}[value="${CSS.escape(value)}"]`);
	}
	return href ? document.querySelector(`a[href="${CSS.escape(href)}"]`) : null;
}
