import { host } from '../chat/host.js';

// Of what only some conversations need no more than the way to it: the rest comes when someone reaches for it.
customElements.whenDefined('fd-chat').then(() => {
	const chat = document.querySelector('fd-chat');
	const part = chat?.parts?.talks;
	if (!part) return;
	const find = (name) => chat.querySelector(`[data-part="${name}"]`);
	const load = (name, more) => new Promise((done, failed) => document.head.append(Object.assign(document.createElement(name), { ...more, onload: done, onerror: failed })));
	let brought;
	chat.bring = () => brought ??= Promise.all([
		fetch(`/chat/panel/words?locale=${chat.locale}`).then((answer) => answer.ok ? answer.json() : Promise.reject(answer.status)),
		load('link', { rel: 'stylesheet', href: `${part.more}.css` }),
		load('script', { type: 'module', src: `${part.more}.js` }),
	]).then(([words]) => {
		chat.say = (key, ...given) => given.reduce((text, one, at) => text.replace(`{${at}}`, one), words[key] ?? key);
		chat.dispatchEvent(new CustomEvent('fd-brought'));
	}).catch((failure) => {
		brought = undefined;
		throw failure;
	});
	const bring = (act) => chat.bring().then(act, () => {});
	const icon = (path) => `<svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"><path d="${path}"/></svg>`;

	const menu = document.createElement('details');
	menu.className = 'languages';
	menu.hidden = true;
	menu.innerHTML = `<summary>${icon('M5 12h.01M12 12h.01M19 12h.01').replace('1.8', '3')}</summary><ul></ul>`;
	menu.firstChild.setAttribute('aria-label', part.menu);
	menu.addEventListener('toggle', () => menu.open && bring(() => chat.offer(menu)));
	chat.querySelector('.bar').prepend(menu);

	const emoji = document.createElement('button');
	emoji.type = 'button';
	emoji.className = 'attach';
	emoji.innerHTML = icon('M12 20.500a8.500 8.500 0 100-17 8.500 8.500 0 000 17zM8.500 14c1.600 2.700 5.400 2.700 7 0M9 9.500h.01M15 9.500h.01');
	emoji.setAttribute('aria-label', part.emoji);
	emoji.setAttribute('aria-expanded', 'false');
	emoji.addEventListener('click', () => bring(() => chat.smile(emoji)));
	find('send').before(emoji);

	// Listed at once: the browser empties its own list while the script is on its way
	const attach = ([...files]) => files.length && bring(() => chat.attach(files));
	find('file')?.addEventListener('change', ({ target }) => {
		attach(target.files);
		target.value = '';
	});
	if (find('file')) {
		chat.addEventListener('paste', (event) => {
			// A table or a letter brings a picture of itself beside its words
			const { files, types } = event.clipboardData;
			if (!files.length || types.includes('text/plain')) return;
			event.preventDefault();
			attach(files);
		});
		const over = (event) => {
			if (!event.dataTransfer.types.includes('Files')) return;
			event.preventDefault();
			chat.classList.toggle('is-over', event.type === 'dragover');
			if (event.type === 'drop') attach(event.dataTransfer.files);
		};
		['dragover', 'dragleave', 'drop'].forEach((type) => chat.addEventListener(type, over));
	}

	if (part.peek) {
		// Whoever is read while they type is told so, all the time.
		const told = Object.assign(document.createElement('p'), { className: 'read-along', textContent: part.peek });
		told.dir = 'auto';
		chat.querySelector('.fine').before(told);
		let soon;
		find('text').addEventListener('input', ({ target }) => soon ??= setTimeout(() => {
			soon = undefined;
			chat.line?.say('peek', { text: target.value });
		}, 1_000));
	}

	// Beside the sound, for who looks at another tab: the page's title says how much is new.
	let badge = 0;
	const count = () => {
		const unread = chat.shown && document.visibilityState === 'visible' ? 0 : chat.thread.unread;
		if (unread === badge) return;
		badge = unread;
		host.tell({ call: ['badge', unread] });
		document.title = (unread ? `(${unread}) ` : '') + document.title.replace(/^\(\d+\) /, '');
	};
	document.addEventListener('visibilitychange', () => setTimeout(count));
	host.listen((message) => 'shown' in message && setTimeout(count));

	const drawn = () => {
		const { thread } = chat;
		count();
		menu.hidden = !thread.publicId || chat.fresh;
		if (thread.isOver && part.rates || thread.all.some((message) => message.cards?.some((card) => card.kind === 'ask'))) bring(() => {});
	};
	chat.addEventListener('fd-drawn', drawn);
	if (chat.thread) drawn();
});
