// A link with data-dialog opens its page's form in a dialog instead. Forms in it, and those marked
// data-in-place, are sent from here: a refusal comes back into the dialog, a deed closes it.
import { toast, unsay } from './toast.js';

const words = () => document.getElementById('alerts')?.dataset ?? {};
let dialog = null;

function frame() {
	if (dialog?.isConnected) return dialog;
	dialog = document.createElement('dialog');
	dialog.className = 'dialog';
	dialog.id = 'ask';
	dialog.setAttribute('aria-labelledby', 'ask-title');
	dialog.addEventListener('input', () => { dialog.dataset.typed = ''; });
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) dialog.close();
	});
	document.body.append(dialog);
	return dialog;
}

async function fetched(url, init = {}) {
	const headers = { 'HX-Request': 'true', 'HX-Target': 'dialog', Accept: 'text/html', ...init.headers };
	const csrf = document.querySelector('meta[name="csrf"]');
	if (csrf && init.method === 'POST') headers[csrf.dataset.header] = csrf.content;
	const response = await fetch(url, { credentials: 'same-origin', ...init, headers });
	const template = document.createElement('template');
	template.innerHTML = await response.text();
	return { response, content: template.content };
}

/** Whether the answer is a form to show; else says why not. */
function shown({ response, content }, from) {
	const ask = content.querySelector('[data-ask]');
	if (!ask) {
		const told = content.querySelector('.toast p');
		if (response.redirected || response.status === 401) location.assign(from);
		else toast(told?.textContent.trim() || words().failed, 'bad');
		return false;
	}
	const place = frame();
	const active = place.contains(document.activeElement) ? document.activeElement.id : '';
	place.replaceChildren(ask);
	place.dataset.from = from;
	window.htmx?.process(place);
	if (!place.open) place.showModal();
	const first = place.querySelector('[aria-invalid="true"]') ?? (active ? document.getElementById(active) : null) ?? place.querySelector('[autofocus]');
	(first ?? place.querySelector('input:not([type=hidden]),textarea,select,button'))?.focus();
	return true;
}

async function open(url, opener) {
	const place = frame();
	const menu = opener.closest('details.drop');
	if (menu) {
		menu.open = false;
		menu.querySelector('summary').focus();
	}
	// Closed by mistake: what was typed is still there
	if (!place.open && place.dataset.from === url && 'typed' in place.dataset) {
		place.showModal();
		return;
	}
	try {
		delete place.dataset.typed;
		shown(await fetched(url), url);
	} catch {
		toast(words().offline, 'bad');
	}
}

function finish(done) {
	const { to } = done.dataset;
	const line = done.querySelector('.toast');
	if (dialog) {
		delete dialog.dataset.typed;
		delete dialog.dataset.from;
		dialog.close();
	}
	document.getElementById('toasts')?.append(line);
	if (!('leaves' in done.dataset)) {
		document.dispatchEvent(new CustomEvent('fd:changed'));
		return;
	}
	// the address comes with the ticket, never before it: whoever acts between the two would mean another one
	if (window.htmx && document.getElementById('ticket') && to.startsWith('/desk/tickets/')) window.htmx.ajax('GET', to, { target: '#ticket', swap: 'outerHTML', push: 'true' });
	else location.assign(to);
}

async function send(form, submitter) {
	if (form.getAttribute('aria-busy') === 'true') return;
	form.setAttribute('aria-busy', 'true');
	unsay(form.closest('dialog'));
	const body = new FormData(form, submitter);
	const url = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
	try {
		const reading = form.method !== 'post';
		const answer = reading ? await fetched(`${url}?${new URLSearchParams(body)}`) : await fetched(url, { method: 'POST', body: form.enctype.startsWith('multipart') ? body : new URLSearchParams(body) });
		const done = answer.content.querySelector('.done');
		if (done && answer.response.ok) {
			form.closest('.toast')?.remove();
			finish(done);
		} else shown(answer, dialog?.dataset.from ?? location.href);
	} catch {
		toast(words().offline, 'bad');
	} finally {
		form.removeAttribute('aria-busy');
	}
}

document.addEventListener('click', (event) => {
	if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
	if (event.target.closest('#ask [data-close]')) {
		event.preventDefault();
		dialog.close();
		return;
	}
	const link = event.target.closest('a[data-dialog], #ask a[data-ask-more]');
	if (!link) return;
	event.preventDefault();
	open(link.getAttribute('href'), link);
});

document.addEventListener('submit', (event) => {
	const form = event.target;
	if (!form.closest('#ask') && !('inPlace' in form.dataset)) return;
	event.preventDefault();
	send(form, event.submitter);
});
