// All that was written before: listed by pages, searched, opened again.
const chat = document.querySelector('fd-chat');
const button = chat.querySelector('[data-part="history"]');
const date = new Intl.DateTimeFormat(`${chat.locale}-u-nu-latn`, { dateStyle: 'medium' });
let part, next, typing, asked = 0;

const get = (path) => chat.api.call('GET', path);
const at = (selector) => part.querySelector(selector);

async function show() {
	if (!part) {
		const answer = await fetch(`/chat/parts/history?locale=${chat.locale}`, { credentials: 'omit' });
		if (!answer.ok) throw new Error(answer.status);
		part = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild;
		chat.append(part);
		at('[type=search]').addEventListener('input', () => {
			clearTimeout(typing);
			typing = setTimeout(look, 250);
		});
		at('form').addEventListener('submit', (event) => {
			event.preventDefault();
			look();
		});
		at('[data-more]').addEventListener('click', more);
		at('[data-again]').addEventListener('click', () => {
			hide();
			chat.again();
		});
		at('[data-back]').addEventListener('click', hide);
		part.addEventListener('keydown', (event) => {
			if (event.key !== 'Escape') return;
			event.preventDefault();
			hide();
		});
	}
	part.hidden = false;
	chat.classList.add('has-history');
	button.setAttribute('aria-expanded', 'true');
	at('h2').focus();
	await look();
}

function hide() {
	part.hidden = true;
	chat.classList.remove('has-history');
	button.setAttribute('aria-expanded', 'false');
	button.focus();
}

async function look() {
	const typed = at('[type=search]').value.trim();
	const mine = ++asked;
	try {
		if (typed) {
			const found = await get(`/search?q=${encodeURIComponent(typed)}`);
			if (mine !== asked) return;
			next = null;
			draw(found, true);
		} else {
			const page = await get('/page');
			if (mine !== asked) return;
			({ next } = page);
			draw(page.threads, true);
		}
		tell(at('ul').children.length ? '' : typed ? 'none' : 'empty');
	} catch {
		if (mine === asked) tell('failed');
	}
}

async function more() {
	const page = await get(`/page?cursor=${encodeURIComponent(next)}`).catch(() => tell('failed'));
	if (!page) return;
	({ next } = page);
	const first = draw(page.threads);
	first?.querySelector('button').focus();
}

function tell(word) {
	at('[role=status]').textContent = word ? part.dataset[word] : '';
}

function draw(threads, anew) {
	const items = threads.map(item);
	if (anew) at('ul').replaceChildren(...items);
	else at('ul').append(...items);
	at('[data-more]').hidden = !next;
	return items[0];
}

function item(thread) {
	const open = document.createElement('button');
	const piece = (name, text, more) => {
		const made = Object.assign(document.createElement(name), { textContent: text, ...more });
		open.append(made);
		return made;
	};
	open.type = 'button';
	open.className = 'history-one';
	piece('bdi', thread.subject || part.dataset.nameless, { className: 'history-what' });
	piece('small', `${thread.status} · ${date.format(new Date(thread.at))}`);
	if (thread.unread) piece('b', thread.unread, { ariaLabel: part.dataset.unread.replace('{0}', thread.unread) });
	if (thread.pieces?.join('')) {
		const words = piece('bdi', '', { className: 'history-words' });
		thread.pieces.forEach((text, index) => words.append(index % 2 ? Object.assign(document.createElement('mark'), { textContent: text }) : text));
	}
	if (thread.publicId === chat.thread.publicId) open.setAttribute('aria-current', 'true');
	open.addEventListener('click', async () => {
		hide();
		await chat.go(thread.publicId, thread.seq);
	});
	const line = document.createElement('li');
	line.append(open);
	return line;
}

button.addEventListener('click', () => part && !part.hidden ? hide() : show().catch(() => {}));
show().catch(() => {});
