// What a visitor can do besides writing: take the conversation along, go on by mail, end it.
import { around, el } from './dom.js';

const chat = document.querySelector('fd-chat');
let card, back;

const t = (name, ...given) => chat.say(`talks.panel.${name}`, ...given);
const thread = (path) => `/${chat.thread.publicId}/${path}`;
const wrong = (failure) => failure.final ? failure.message : t('failed');

function close() {
	card?.remove();
	card = undefined;
	(back?.isConnected && !back.closest('[hidden]') ? back : chat.querySelector('textarea')).focus();
}

// One at a time, above the box to write in; Escape closes it and leaves the panel be.
function show(title, ...parts) {
	card?.remove();
	const heading = el('h2', { id: 'more-title', tabIndex: -1 }, title);
	card = el('section', { className: 'more', role: 'group', 'aria-labelledby': 'more-title', onkeydown: (event) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		close();
	} }, el('button', { type: 'button', className: 'more-close', 'aria-label': t('close'), onclick: close }, '×'), heading, ...parts);
	chat.querySelector('.foot').prepend(card);
	heading.focus();
	return card;
}

function email(label, value, action, act) {
	const said = el('p', { className: 'contact-error', id: 'more-wrong', role: 'alert' });
	const input = el('input', { type: 'email', className: 'input', autocomplete: 'email', dir: 'ltr', value: value ?? '', 'aria-describedby': 'more-wrong' });
	const button = el('button', { className: 'button' }, action);
	return el('form', { className: 'more-form', noValidate: true, onsubmit: async (event) => {
		event.preventDefault();
		button.disabled = true;
		said.textContent = '';
		input.removeAttribute('aria-invalid');
		try {
			await act(input.value);
		} catch (failure) {
			said.textContent = wrong(failure);
			if (failure.status === 422) input.setAttribute('aria-invalid', 'true');
			button.disabled = false;
			input.focus();
		} finally {
			button.disabled = false;
			// A button that rests loses the focus, and Escape would be heard by nobody.
			if (document.activeElement === document.body && button.isConnected) button.focus();
		}
	} }, el('label', {}, label, input), said, button);
}

async function download(kind, told) {
	told.textContent = '';
	try {
		const answer = await fetch(`/chat/threads/${chat.thread.publicId}/transcript.${kind}?locale=${chat.locale}`, { credentials: 'omit', headers: { Authorization: `Bearer ${chat.api.token}` } });
		if (!answer.ok) throw Object.assign(new Error((await answer.json().catch(() => null))?.detail), { final: answer.status < 500 });
		const link = el('a', { href: URL.createObjectURL(await answer.blob()), download: `conversation.${kind}` });
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
	} catch (failure) {
		told.textContent = failure.final && failure.message ? failure.message : t('failed');
	}
}

function transcript(ways) {
	const told = el('p', { className: 'more-told', role: 'status' });
	show(t('transcript'), el('p', {}, t('transcript.hint')),
		el('div', { className: 'more-row' },
			el('button', { type: 'button', className: 'button', onclick: () => download('html', told) }, t('download')),
			el('button', { type: 'button', className: 'button', onclick: () => download('pdf', told) }, t('download.pdf'))),
		email(t('transcript.mail'), ways.email, t('transcript.send'), async (typed) => {
			await chat.api.call('POST', thread('transcript'), { email: typed });
			told.replaceChildren(...around(t('transcript.sent'), el('bdi', {}, typed)));
		}), told);
}

function byMail(ways) {
	const go = async (typed) => {
		const now = await chat.api.call('PUT', thread('by-mail'), { email: typed });
		chat.thread.reachable = true;
		chat.addressAsked = true;
		chat.refresh();
		show(t('by-mail'), el('p', { role: 'status' }, ...around(t('by-mail.done'), el('bdi', {}, now.email))));
	};
	const ask = () => show(t('by-mail'), email(t('by-mail.none'), ways.fixed ? '' : ways.email, t('by-mail.go'), go)).querySelector('input').focus();
	if (!ways.email) {
		ask();
		return;
	}
	const told = el('p', { className: 'contact-error', role: 'alert' });
	show(t('by-mail'), el('p', {}, ...around(t('by-mail.known'), el('bdi', {}, ways.email))), told,
		el('div', { className: 'more-row' },
			el('button', { type: 'button', className: 'button is-primary', onclick: () => go().catch((failure) => told.textContent = wrong(failure)) }, t('by-mail.go')),
			!ways.fixed && el('button', { type: 'button', className: 'button', onclick: ask }, t('by-mail.other'))));
}

function end() {
	const told = el('p', { className: 'contact-error', role: 'alert' });
	show(t('end'), el('p', {}, t('end.sure')), told,
		el('div', { className: 'more-row' },
			el('button', { type: 'button', className: 'button is-primary', onclick: async ({ target }) => {
				target.disabled = true;
				try {
					await chat.api.call('PUT', thread('end'));
					close();
					await chat.refresh();
					chat.talk.toEnd();
				} catch (failure) {
					target.disabled = false;
					told.textContent = wrong(failure);
				}
			} }, t('end.yes')),
			el('button', { type: 'button', className: 'button', onclick: close }, t('end.no'))));
}

chat.offer = async (menu) => {
	const list = menu.querySelector('ul');
	list.replaceChildren();
	const ways = await chat.api.call('GET', thread('ways')).catch(() => ({ transcripts: true, over: chat.thread.isOver }));
	const item = (name, act) => el('li', {}, el('button', { type: 'button', className: 'more-item', onclick: () => {
		menu.open = false;
		back = menu.firstChild;
		act(ways);
	} }, t(name)));
	list.replaceChildren(...[
		item('by-mail', byMail),
		ways.transcripts && item('transcript', transcript),
		!ways.over && item('end', end),
	].filter(Boolean));
	list.querySelector('button').focus();
	menu.onkeydown = (event) => {
		const items = [...list.querySelectorAll('button')];
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (event.key === 'Escape' && menu.open) {
			event.preventDefault();
			menu.open = false;
			menu.firstChild.focus();
		} else if (step) {
			event.preventDefault();
			items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
		}
	};
	menu.onfocusout = ({ relatedTarget }) => relatedTarget && !menu.contains(relatedTarget) && (menu.open = false);
};
