// How it was, asked when it is over: a face, and a word with it for who wants.
import { el } from '../talks/dom.js';

const FACES = ['😞', '🙁', '😐', '🙂', '😀'];
const chat = document.querySelector('fd-chat');
const t = (name, ...given) => chat.say(`ratings.panel.${name}`, ...given);
const place = el('div', { className: 'rate', hidden: true });
chat.querySelector('[data-part="over"]').prepend(place);
const told = el('p', { role: 'status' });
let asked;

const call = (method, body) => chat.api.call(method, `/${chat.thread.publicId}/rating`, body);

function thank(standing, focus) {
	const change = standing.open && el('button', { type: 'button', className: 'retry', onclick: () => ask(standing, true) }, t('change'));
	told.textContent = `${t('thanks')} ${FACES[standing.score - 1]} ${t(String(standing.score))}`;
	place.replaceChildren(told, ...change ? [change] : []);
	if (focus && change) change.focus();
}

function ask(standing, focus) {
	const wrong = el('p', { className: 'contact-error', role: 'alert' });
	const words = el('textarea', { className: 'input', dir: 'auto', rows: 2, maxLength: 1000, value: standing.comment ?? '' });
	const more = el('div', { className: 'rate-more', hidden: !standing.score }, el('label', {}, t('comment'), words), wrong, el('button', { className: 'button is-primary' }, t('send')));
	const keep = async (done) => {
		const score = Number(new FormData(form).get('score'));
		wrong.textContent = '';
		try {
			const now = await call('PUT', { score, comment: words.value });
			if (done) thank(now, true);
		} catch (failure) {
			wrong.textContent = failure.final ? failure.message : t('failed');
		}
	};
	const face = (emoji, at) => el('label', {}, el('input', { type: 'radio', name: 'score', value: String(at + 1), checked: standing.score === at + 1, onclick: ({ detail, clientX, clientY }) => {
		more.hidden = false;
		// A finger means it, keys pass over the others on their way.
		if (detail > 0 && (clientX || clientY)) keep(false);
		more.scrollIntoView({ block: 'nearest' });
	} }), el('b', { 'aria-hidden': 'true' }, emoji), t(String(at + 1)));
	const form = el('form', { noValidate: true, onsubmit: (event) => {
		event.preventDefault();
		keep(true);
	} }, el('fieldset', {}, el('legend', {}, t('question')), el('div', { className: 'rate-faces' }, ...FACES.map(face))), more);
	place.replaceChildren(form);
	if (focus) (form.querySelector(':checked') ?? form.querySelector('input')).focus();
}

async function draw() {
	const { publicId, isOver } = chat.thread;
	if (!chat.say || !chat.parts.talks.rates) return;
	const now = isOver && publicId && !chat.fresh ? publicId : null;
	if (now === asked) return;
	asked = now;
	place.hidden = true;
	if (!now) return;
	try {
		const standing = await call('GET');
		if (asked !== now) return;
		if (standing.score) thank(standing);
		else if (standing.open) ask(standing);
		place.hidden = !standing.score && !standing.open;
		if (!place.hidden && !standing.score) chat.talk.toEnd();
	} catch {
		asked = undefined;
	}
}

chat.addEventListener('fd-drawn', draw);
chat.addEventListener('fd-brought', draw);
