// The conversation as it is drawn: days, bubbles, marks.
import { safe } from './safe.js';
import { told } from './told.js';

export class Talk {
	#items = new Map();
	// What happened beside the words: when, and how it is told.
	lines = [];
	#list;
	#words;
	#locale;

	constructor(list, words, { locale, onRetry, picture, onAddress }) {
		this.#list = list;
		this.#words = words;
		this.#locale = locale;
		this.onRetry = onRetry;
		this.picture = picture;
		this.onAddress = onAddress;
		this.clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
		this.date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
		this.exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
	}

	clear() {
		this.#items.clear();
		this.#list.replaceChildren();
	}

	// Messages in order: those the server knows by place, then those under way.
	draw(messages, seenSeq) {
		const near = this.#isNearEnd();
		const wanted = [];
		let day = '';
		let before = null;
		const lastMine = messages.findLast((message) => message.from === 'me' && message.state !== 'failed');
		const lines = [...this.lines];
		const tell = (until) => {
			while (lines.length && !(new Date(lines[0].at) > until)) {
				wanted.push(this.#separator(lines[0].text, lines.shift().at));
				before = null;
			}
		};
		for (const message of messages) {
			tell(new Date(message.at));
			const today = this.#day(message.at);
			if (today !== day) {
				day = today;
				before = null;
				wanted.push(this.#separator(today));
			}
			wanted.push(this.#bubble(message, before, message === lastMine, seenSeq));
			before = message;
		}
		tell(Infinity);
		this.#place(wanted);
		if (near) this.toEnd();
	}

	#place(wanted) {
		wanted.forEach((item, index) => {
			if (this.#list.children[index] !== item) this.#list.insertBefore(item, this.#list.children[index] ?? null);
		});
		while (this.#list.children.length > wanted.length) this.#list.lastChild.remove();
	}

	#isNearEnd() {
		const view = this.#list.parentElement;
		return view.scrollHeight - view.scrollTop - view.clientHeight < 120;
	}

	toEnd() {
		const view = this.#list.parentElement;
		view.scrollTop = view.scrollHeight;
	}

	#day(at) {
		const date = new Date(at);
		const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
		return days === 0 ? this.#words.today : days === 1 ? this.#words.yesterday : this.date.format(date);
	}

	#separator(day, at = '') {
		return this.#kept(`day ${day}${at}`, () => {
			const item = document.createElement('li');
			item.className = 'day';
			item.textContent = day;
			return item;
		});
	}

	#kept(key, make) {
		let item = this.#items.get(key);
		if (!item) this.#items.set(key, item = make());
		return item;
	}

	#bubble(message, before, isLastMine, seenSeq) {
		const key = message.clientId ?? `seq ${message.seq}`;
		const item = this.#kept(key, () => this.#make(message));
		const grouped = before && before.from === message.from && before.name === message.name && new Date(message.at) - new Date(before.at) < 180_000;
		item.classList.toggle('is-grouped', Boolean(grouped));
		item.querySelector('.by')?.toggleAttribute('hidden', Boolean(grouped));
		this.#mark(item, message, isLastMine, seenSeq);
		if (message.seq && !item.dataset.seq) {
			item.dataset.seq = message.seq;
			item.querySelector('.text')?.replaceChildren(safe(message.html));
		}
		const cards = JSON.stringify(message.cards ?? []);
		if (item.dataset.cards !== cards) {
			item.dataset.cards = cards;
			item.querySelectorAll('.contact, .told').forEach((card) => card.remove());
			(message.cards ?? []).filter((card) => card.kind === 'proactive').forEach((card) => item.prepend(told(card.model)));
			(message.cards ?? []).filter((card) => card.kind === 'contact').forEach((card) => item.querySelector('.bubble').append(this.#contact(card.model)));
		}
		return item;
	}

	#make(message) {
		const item = document.createElement('li');
		item.className = `said is-${message.from}`;
		if (message.from === 'desk') {
			const by = document.createElement('p');
			by.className = 'by';
			if (message.face) {
				const face = document.createElement('span');
				face.className = 'face is-small';
				face.dataset.hue = message.face.hue;
				face.setAttribute('aria-hidden', 'true');
				face.textContent = message.face.initials;
				by.append(face);
			}
			const name = document.createElement('bdi');
			name.textContent = message.name ?? this.#words.desk;
			by.append(name);
			item.append(by);
		} else {
			const by = document.createElement('p');
			by.className = 'visually-hidden';
			by.textContent = this.#words.you;
			item.append(by);
		}
		const bubble = document.createElement('div');
		bubble.className = 'bubble';
		const text = document.createElement('div');
		text.className = 'text';
		text.dir = 'auto';
		text.textContent = message.text;
		// A file's message says its name, which its link says too.
		text.hidden = message.files?.[0]?.name === message.text;
		bubble.append(text);
		(message.files ?? []).forEach((file) => bubble.append(this.#file(file)));
		const time = document.createElement('time');
		time.dateTime = message.at;
		time.textContent = this.clock.format(new Date(message.at));
		time.title = this.exact.format(new Date(message.at));
		const mark = document.createElement('p');
		mark.className = 'mark';
		mark.append(time);
		item.append(bubble, mark);
		return item;
	}

	#file(file) {
		const link = document.createElement('a');
		link.className = 'file';
		link.textContent = file.name;
		link.href = '#';
		const size = document.createElement('small');
		size.textContent = new Intl.NumberFormat(this.#locale, { style: 'unit', unit: file.size < 1e6 ? 'kilobyte' : 'megabyte', maximumFractionDigits: 1 })
			.format(file.size / (file.size < 1e6 ? 1e3 : 1e6));
		link.append(' ', size);
		this.picture(file).then((url) => {
			link.href = url;
			link.download = file.name;
			if (/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
				const image = document.createElement('img');
				image.src = url;
				image.alt = file.name;
				link.prepend(image);
				image.decode().then(() => this.#isNearEnd() && this.toEnd(), () => image.remove());
			}
		}, () => link.removeAttribute('href'));
		return link;
	}

	#contact(model) {
		const card = document.createElement(model.answered ? 'p' : 'form');
		card.className = 'contact';
		if (model.answered) {
			card.textContent = `${this.#words['email-saved']} `;
			const address = document.createElement('bdi');
			address.textContent = model.email;
			card.append(address);
			return card;
		}
		card.noValidate = true;
		const label = document.createElement('label');
		const input = document.createElement('input');
		const button = document.createElement('button');
		input.type = 'email';
		input.className = 'input';
		input.autocomplete = 'email';
		input.dir = 'ltr';
		label.append(this.#words['email-label'], input);
		button.className = 'button';
		button.textContent = this.#words['email-send'];
		card.append(label, button);
		card.addEventListener('submit', (event) => {
			event.preventDefault();
			this.onAddress(input, card);
		});
		return card;
	}

	#mark(item, message, isLastMine, seenSeq) {
		const mark = item.querySelector('.mark');
		const state = message.from !== 'me' ? '' : message.state ?? (isLastMine ? (seenSeq >= message.seq ? 'seen' : 'sent') : '');
		if (mark.dataset.state === state) return;
		mark.dataset.state = state;
		item.classList.toggle('is-failed', state === 'failed');
		mark.querySelectorAll('.state, button').forEach((part) => part.remove());
		if (!state) return;
		const word = document.createElement('span');
		word.className = 'state';
		word.textContent = message.refusal ?? this.#words[state];
		mark.append(word);
		if (state === 'failed') {
			const retry = document.createElement('button');
			retry.type = 'button';
			retry.className = 'retry';
			retry.textContent = this.#words.retry;
			retry.addEventListener('click', () => this.onRetry(message));
			mark.append(retry);
		}
	}
}
