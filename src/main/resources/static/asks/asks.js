// Buttons or a small form under the last message, until something is answered.
import { el } from '../talks/dom.js';

const chat = document.querySelector('fd-chat');
const t = (name) => chat.say(`asks.panel.${name}`);
const place = el('div', { className: 'asking', hidden: true });
chat.querySelector('[data-part="list"]').after(place);
let shown;

async function give(id, answer, wrong) {
	const parts = [...place.querySelectorAll('button, input, select')];
	const clientId = place.clientId ??= crypto.randomUUID();
	parts.forEach((part) => part.disabled = true);
	wrong.textContent = '';
	try {
		await chat.api.call('PUT', `/${chat.thread.publicId}/asks/${id}`, { clientId, ...answer });
		await chat.refresh();
		chat.talk.toEnd();
		// Where the button was, nothing is left that could have the focus.
		if (document.activeElement === document.body) chat.querySelector('textarea').focus();
	} catch (refusal) {
		parts.forEach((part) => part.disabled = false);
		// Another tab was quicker: its answer is there to be read.
		if (refusal.status === 409 || refusal.status === 404) await chat.refresh();
		else if (!complain(refusal.errors ?? [])) wrong.textContent = refusal.final ? refusal.message : t('failed');
	}
}

function complain(errors) {
	errors.forEach(({ pointer, detail }) => {
		const input = place.querySelector(`[name="${pointer.split('/').pop()}"]`);
		if (!input) return;
		input.setAttribute('aria-invalid', 'true');
		input.closest('label').querySelector('.contact-error').textContent = detail;
	});
	place.querySelector('[aria-invalid]')?.focus();
	return errors.length > 0;
}

function field({ label, kind, required, options }, at) {
	const has = { className: 'input', name: String(at), id: `ask-${at}`, 'aria-describedby': `ask-${at}-wrong`, 'aria-required': required ? 'true' : null, oninput: ({ target }) => {
		target.removeAttribute('aria-invalid');
		target.closest('label').querySelector('.contact-error').textContent = '';
	} };
	const input = kind === 'CHOICE'
		? el('select', has, el('option', { value: '' }, t('choose')), ...options.map((one) => el('option', { value: one }, one)))
		: el('input', { ...has, type: { EMAIL: 'email', DATE: 'date' }[kind] ?? 'text', maxLength: 500, dir: kind === 'EMAIL' ? 'ltr' : 'auto', autocomplete: kind === 'EMAIL' ? 'email' : 'off' });
	return el('label', {}, el('span', {}, el('bdi', {}, label), required ? ' *' : ''), input, el('span', { className: 'contact-error', id: `ask-${at}-wrong` }));
}

function draw() {
	if (!chat.say) return;
	const said = chat.thread.all;
	const last = said.findLastIndex((message) => message.cards?.some((card) => card.kind === 'ask'));
	const model = last < 0 || chat.thread.isOver || said.slice(last).some((message) => message.from === 'me') ? null
		: said[last].cards.find((card) => card.kind === 'ask').model;
	const id = model && !model.answered ? model.id : null;
	if (id === shown) return;
	shown = id;
	place.clientId = undefined;
	place.replaceChildren();
	place.hidden = !id;
	if (!id) return;
	const wrong = el('p', { className: 'contact-error', role: 'alert' });
	const form = model.fields.length > 0;
	place.setAttribute('role', 'group');
	place.setAttribute('aria-label', t(form ? 'form' : 'options'));
	if (form) {
		place.append(el('form', { noValidate: true, onsubmit: (event) => {
			event.preventDefault();
			give(id, { fields: Object.fromEntries(new FormData(event.target)) }, wrong);
		} }, ...model.fields.map(field), el('button', { className: 'button is-primary' }, t('send')), wrong));
	} else {
		place.append(...model.options.map((option) => el('button', { type: 'button', className: 'choice', dir: 'auto', onclick: () => give(id, { option }, wrong) }, option)), wrong);
	}
	// Whoever hears the message also hears that there is something to choose.
	const news = chat.querySelector('[data-part="news"]');
	news.textContent = `${news.textContent} ${t(form ? 'form' : 'options')}: ${(form ? model.fields.map((one) => one.label) : model.options).join(', ')}`;
	chat.talk.toEnd();
}

chat.addEventListener('fd-drawn', draw);
chat.addEventListener('fd-brought', draw);
