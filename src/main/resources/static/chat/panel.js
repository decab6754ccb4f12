// The panel: one box to type in, and the conversation that grows from it.
import '../webjars/stomp__stompjs/bundles/stomp.umd.min.js';
import { Api } from './api.js';
import { Asked } from './asked.js';
import { chime } from './chime.js';
import { Desk } from './desk.js';
import { freshToken, host } from './host.js';
import { Line } from './line.js';
import { Talk } from './talk.js';
import { Thread } from './thread.js';
import { Told } from './told.js';

const POLL = 8_000;
const NOTHING = '{"attributes":{}}';

class Chat extends HTMLElement {
	#part = (name) => this.querySelector(`[data-part="${name}"]`);

	async connectedCallback() {
		this.words = JSON.parse(this.dataset.words);
		this.parts = JSON.parse(this.dataset.parts ?? '{}');
		this.locale = document.documentElement.lang;
		this.api = new Api(this.locale);
		this.thread = new Thread();
		this.queue = Promise.resolve();
		this.before = new Map();
		this.talk = new Talk(this.#part('list'), this.words, {
			locale: this.locale,
			onRetry: (message) => this.#send(message),
			picture: (file) => this.api.picture(this.thread.publicId, file.id),
			onAddress: (input, card) => this.#leaveAddress(input, card),
		});
		this.desk = new Desk(this, this.locale);
		this.told = new Told(this.#part('told'), () => this.talk.toEnd());
		this.#listen();
		const page = await host.arrived;
		this.referrer = page.referrer;
		this.shown = page.shown;
		// Who types before the scripts are here keeps what they typed.
		const draft = typeof page.draft === 'object' ? page.draft : { text: page.draft };
		this.#box().value ||= draft?.text ?? '';
		this.asked?.fill(draft?.answers);
		this.#size();
		this.#part('send').disabled = false;
		host.listen((message) => this.#hear(message));
		host.tell({ want: 'told' });
		this.given = page.token;
		this.who = page.who;
		this.#asksConsent(page.visits);
		const entered = this.who?.signs ? this.proving = this.#prove() : page.token ? this.#enter(page.token) : this.#draw([]);
		if (this.asked) await entered;
		if (page.inline) this.#part('close').hidden = true;
		if (this.shown && !page.inline) this.#focus();
	}

	#box() {
		return this.#part('text');
	}

	#focus() {
		(this.#asks() ? this.asked.first : this.#box()).focus();
	}

	// Only before a conversation begins.
	#asks() {
		return Boolean(this.asked?.first) && this.thread.all.length === 0 && (!this.thread.publicId || this.fresh);
	}

	#keepDraft() {
		host.keepDraft({ text: this.#box().value, answers: this.asked?.typed });
	}

	#listen() {
		const form = this.#part('asked');
		if (form) {
			this.asked = new Asked(form, () => this.#keepDraft());
			form.addEventListener('submit', (event) => {
				event.preventDefault();
				this.#submit();
			});
		}
		this.#part('write').addEventListener('submit', (event) => {
			event.preventDefault();
			this.#submit();
		});
		this.#box().addEventListener('keydown', (event) => {
			// 229: an input method is still composing, as Thai and Japanese keyboards do.
			if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
				event.preventDefault();
				this.#submit();
			}
		});
		this.#box().addEventListener('input', () => {
			this.#size();
			this.#keepDraft();
			this.#typing(this.#box().value !== '');
		});
		this.addEventListener('keydown', (event) => event.key === 'Escape' && !event.defaultPrevented && host.close());
		this.#part('close')?.addEventListener('click', () => host.close());
		this.#part('address').addEventListener('submit', (event) => {
			event.preventDefault();
			this.#leaveAddress(event.target.elements.email, event.target);
		});
		this.#part('consent')?.addEventListener('click', ({ target }) => {
			if (!target.value) return;
			this.#asksConsent(true);
			this.#box().focus();
			host.tell({ call: ['consent', target.value === 'yes'] });
		});
		this.#part('again').addEventListener('click', () => this.#startAgain());
		this.#part('talk').addEventListener('scroll', () => this.#see(), { passive: true });
		addEventListener('online', () => this.#retryAll());
		addEventListener('offline', () => this.#notice('offline'));
		document.addEventListener('visibilitychange', () => this.#see());
		setInterval(() => this.line && !this.line.connected && this.#catchUp(), POLL);
	}

	#hear(message) {
		if ('shown' in message) {
			this.shown = message.shown;
			if (this.shown) {
				this.#focus();
				if (!this.#asks()) this.talk.toEnd();
				this.#see();
			}
		}
		if (message.token && message.token !== this.api.token) this.#enter(message.token);
		if (message.who) {
			this.who = message.who;
			if (this.who.signs) this.proving = this.#prove();
			else this.#claim();
		}
		if (message.told) this.told.show(message.told);
		if ('visits' in message) {
			this.#asksConsent(true);
			if (message.visits && this.thread.publicId) this.api.claim({ visits: message.visits }).catch(() => {});
		}
		if (message.end) (this.api.token ? this.api.end() : Promise.resolve()).catch(() => {}).then(() => host.tell({ ended: true }));
	}

	// Asked in so many words, and never of who has already told every page.
	#asksConsent(answered) {
		const part = this.#part('consent');
		if (part) part.hidden = Boolean(answered) || Boolean(navigator.globalPrivacyControl);
	}

	// What their company's server signed is exchanged for a token of their own.
	async #prove() {
		const now = this.api.token ?? this.given;
		try {
			const signed = await host.signed();
			if (!signed) throw new Error('identify was called without a token');
			const token = await this.api.prove(this.dataset.widget, signed, now);
			host.tell({ token });
			host.tell({ identity: { verified: true } });
			await this.#enter(token);
			this.#claim();
			return true;
		} catch (refusal) {
			host.tell({ identity: { verified: false, reason: refusal.message } });
			if (now) await this.#enter(now);
			else this.#draw([]);
			return false;
		}
	}

	// What the page says on its own; only of someone who has written.
	#claim() {
		const said = JSON.stringify(this.who?.claim ?? { attributes: {} });
		if (said === this.claimed || !this.thread.publicId || said === NOTHING) return;
		this.claimed = said;
		this.api.claim(this.who.claim).catch((refusal) => host.tell({ identity: { verified: false, reason: refusal.message } }));
	}

	// A token exists: show what was said before, and hear what comes.
	async #enter(token) {
		if (this.api.token && this.api.token !== token) {
			// Someone else now, or more than a browser: what is theirs to read is read anew.
			this.#forget();
		}
		this.#take(token);
		try {
			const [last] = await this.api.threads();
			if (!last) {
				this.#draw([]);
				return;
			}
			this.thread.publicId = last.publicId;
			await this.#catchUp();
			this.api.speak(last.publicId, this.locale).catch(() => {});
		} catch {
			this.#notice('reconnecting');
			setTimeout(() => this.#enter(token), 5_000);
		}
	}

	#take(token) {
		if (this.api.token === token) return;
		this.api.token = token;
		this.refusals = 0;
		this.line?.close();
		this.line = new Line({
			token,
			onBack: () => {
				this.#notice(null);
				this.#catchUp();
				this.#retryAll();
				this.dispatchEvent(new CustomEvent('fd-back'));
			},
			also: [this.desk.topic],
			onRefused: () => this.#refused(),
			onAway: () => this.thread.publicId && this.#notice(navigator.onLine ? 'reconnecting' : 'offline'),
			onPush: (push, thread) => thread === this.thread.publicId && this.#pushed(push),
		});
	}

	// Signed out elsewhere: nothing is tried again in that name. Only a first message makes somebody known.
	#refused() {
		// Another tab may be about to make it known.
		if (this.thread.underWay.length || this.openingId || !this.thread.publicId && ++this.refusals < 8) return;
		this.line.close();
		this.line = this.api.token = this.given = undefined;
		this.#forget();
		this.#notice(null);
		if (this.who?.signs) this.proving = this.#prove();
		else this.#draw([]);
	}

	#forget() {
		this.thread = new Thread();
		this.fresh = false;
		this.talk.clear();
		this.before.clear();
	}

	async #catchUp() {
		const thread = this.thread;
		if (!thread.publicId || this.fresh) return;
		try {
			let view;
			do {
				view = await this.api.read(thread.publicId, thread.readSeq);
				if (thread !== this.thread || (thread.publicId && thread.publicId !== view.publicId)) return;
				if (thread.room && thread.room !== view.room && thread.readSeq > 0) {
					// Merged or parted meanwhile: every place is another one now.
					thread.forget();
					thread.room = view.room;
					view = await this.api.read(thread.publicId, 0);
				}
				this.#took(view);
				thread.readSeq = Math.max(thread.readSeq, view.seq);
			} while (view.more);
			if (this.line?.connected) this.#notice(null);
		} catch (refusal) {
			if (refusal.status === 404) thread.publicId = null;
		}
	}

	#took(view) {
		const news = this.thread.take(view);
		this.line?.follow(view.publicId);
		this.#draw(news);
	}

	#pushed(push) {
		this.dispatchEvent(new CustomEvent('fd-push', { detail: push }));
		if (push.type === 'message') {
			this.#shows(null);
			// Places are given to notes and changes too: a gap is no sign of a loss, and reconnecting heals one.
			this.#draw(this.thread.add(push.message) ? [push.message] : []);
		} else if (push.type === 'seen') {
			this.thread.seenSeq = Math.max(this.thread.seenSeq, push.seq);
			this.#draw([]);
		} else if (push.type === 'status') {
			this.thread.status = push.status;
			this.#catchUp();
		} else if (push.type === 'anew') {
			this.thread.forget();
			this.#catchUp();
		} else if (push.type === 'typing') {
			this.#shows(push.on === false ? null : push.name);
		} else {
			this.dispatchEvent(new CustomEvent('fd-push', { detail: push }));
		}
	}

	#shows(name) {
		const line = this.#part('typing');
		clearTimeout(this.typingFades);
		line.hidden = name === null || name === undefined;
		if (line.hidden) return;
		line.querySelector('span').textContent = name ? this.words.typing.replace('{0}', name) : this.words['someone-typing'];
		this.talk.toEnd();
		this.typingFades = setTimeout(() => this.#shows(null), 8_000);
	}

	#draw(news) {
		const talking = this.thread.all.length > 0;
		this.classList.toggle('is-talking', talking);
		this.talk.draw(this.thread.all, this.thread.seenSeq);
		const status = this.#part('status');
		status.textContent = this.thread.statusLabel ?? '';
		status.hidden = !talking || !this.thread.statusLabel;
		const attach = this.#part('attach');
		if (attach) attach.hidden = !this.thread.publicId;
		this.#part('over').hidden = !this.thread.isOver;
		this.#part('address').hidden = !talking || this.thread.reachable !== false || this.addressAsked;
		if (news.length) {
			const last = news.at(-1);
			if (this.dataset.sounds === 'true' && (!this.shown || document.visibilityState !== 'visible')) chime();
			this.#part('news').textContent = this.words['new-message'].replace('{0}', last.name ?? this.words.desk).replace('{1}', last.text.slice(0, 300));
		}
		this.#see();
		if (!this.shown) host.unread(this.thread.unread);
		if (this.asked?.show(this.#asks())) this.#part('talk').scrollTop = 0;
		// For the scripts of others, which know the thread from it and ask for what is new.
		this.dispatchEvent(new CustomEvent('fd-drawn'));
	}

	refresh() {
		return this.#catchUp();
	}

	took(view) {
		this.#took(view);
	}

	#see() {
		if (!this.shown || document.visibilityState !== 'visible' || this.thread.unread === 0) return;
		this.thread.ownSeenSeq = this.thread.seq;
		this.line?.say('seen', { seq: this.thread.seq });
		host.unread(0);
	}

	#submit() {
		const text = this.#box().value.trim();
		if (this.#part('send').disabled) return;
		const asks = this.#asks();
		if (!text && asks) {
			this.#wrong(this.words['write-too']);
			this.#box().focus();
		}
		if (!text) return;
		this.#wrong([...text].length <= 10_000 ? '' : this.words['too-long']);
		if (!this.#part('error').hidden) return;
		if (asks) {
			this.#open({ clientId: this.openingId ??= crypto.randomUUID(), text, told: this.told.prompt });
			return;
		}
		this.#taken();
		const message = this.told.onto(this.thread.compose(text));
		this.#draw([]);
		this.talk.toEnd();
		this.#send(message);
	}

	#wrong(text) {
		const error = this.#part('error');
		error.hidden = !text;
		error.textContent = text;
	}

	#taken() {
		this.#box().value = '';
		this.#size();
		this.#keepDraft();
		this.#typing(false);
	}

	// With answers: nothing is drawn or emptied before the server has taken them.
	async #open(message) {
		const [button, box] = [this.#part('send'), this.#box()];
		button.disabled = true;
		box.readOnly = true;
		this.#notice('sending');
		try {
			await this.proving;
			this.#take(await host.token());
			const begin = async () => this.#begin(message, await host.place(), this.asked.answers);
			const view = await begin().catch(async (refusal) => {
				if (refusal.status !== 401) throw refusal;
				await this.#renew();
				return begin();
			});
			this.openingId = undefined;
			this.fresh = false;
			this.told.clear();
			this.asked.clear();
			this.#taken();
			this.#notice(null);
			this.#took(view);
			this.#claim();
			host.tell({ sent: { thread: view.publicId } });
			box.readOnly = false;
			box.focus();
		} catch (refusal) {
			this.#notice(refusal.status || navigator.onLine ? null : 'offline');
			box.readOnly = false;
			this.#wrong(refusal.final && !refusal.errors.length ? refusal.message : refusal.final ? '' : this.words.failed);
			// The form became another one meanwhile: the page comes anew, with what was typed.
			if (!this.asked.complain(refusal.errors ?? [])) location.reload();
		} finally {
			button.disabled = false;
		}
	}

	// The session is over: they are who they are again, or nobody in particular, who has no thread yet.
	async #renew() {
		const token = freshToken();
		this.given = token;
		this.#take(token);
		host.tell({ token });
		if (!this.who?.signs || !await this.#prove()) this.thread.publicId = null;
	}

	#begin(message, place, fields) {
		return this.api.begin({
			widget: this.dataset.widget, clientId: message.clientId, text: message.text, locale: this.locale,
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, referrer: this.referrer, told: message.told, invitation: message.told?.invitation, ...place, fields, another: this.fresh,
		});
	}

	// One after the other, so that the order of typing is the order of the thread.
	#send(message) {
		message.state = 'sending';
		message.refusal = undefined;
		this.#draw([]);
		this.queue = this.queue.then(() => this.#deliver(message));
		return this.queue;
	}

	async #deliver(message, attempt = 0) {
		if (message.state !== 'sending' || !this.thread.underWay.includes(message)) return;
		try {
			await this.proving;
			this.#take(await host.token());
			const place = await host.place();
			const view = this.thread.publicId && !this.fresh
				? await this.api.write(this.thread.publicId, { clientId: message.clientId, text: message.text, told: message.told, invitation: message.told?.invitation, ...place })
				: await this.#begin(message, place);
			this.fresh = false;
			this.#took(view);
			this.#claim();
			host.tell({ sent: { thread: view.publicId } });
		} catch (refusal) {
			if (refusal.status === 401 && attempt === 0) {
				await this.#renew();
				await this.#deliver(message, attempt + 1);
				return;
			}
			if (refusal.final || attempt >= 5) {
				message.state = 'failed';
				message.refusal = refusal.final ? refusal.message : undefined;
				this.#draw([]);
				return;
			}
			this.#notice(refusal.status ? null : navigator.onLine ? 'reconnecting' : 'offline');
			await new Promise((resolve) => setTimeout(resolve, Math.max((refusal.retryAfter || 0) * 1000, 1000 * 2 ** attempt)));
			await this.#deliver(message, attempt + 1);
		}
	}

	#retryAll() {
		this.thread.underWay.filter((message) => message.state === 'failed' && !message.refusal).forEach((message) => this.#send(message));
	}

	#typing(on) {
		const now = Date.now();
		if (on === this.wasTyping && now - this.typedAt < 3_000) return;
		this.wasTyping = on;
		this.typedAt = now;
		this.line?.say('typing', { on });
	}

	#size() {
		const box = this.#box();
		box.rows = Math.min(5, Math.max(1, box.value.split('\n').length));
	}

	#notice(word) {
		const notice = this.#part('notice');
		notice.hidden = !word;
		notice.textContent = word ? this.words[word] : '';
	}

	#startAgain() {
		this.fresh = true;
		const before = this.thread;
		this.before.set(before.publicId, before);
		this.thread = new Thread();
		this.thread.reachable = before.reachable;
		this.talk.clear();
		this.#draw([]);
		this.#focus();
	}

	again() {
		this.#startAgain();
	}

	// Another conversation of theirs; what could not be sent in this one waits for them here.
	async go(publicId, seq) {
		await this.queue;
		if (this.thread.publicId !== publicId || this.fresh) {
			this.before.set(this.thread.publicId, this.thread);
			this.fresh = false;
			this.thread = this.before.get(publicId) ?? Object.assign(new Thread(), { publicId });
			this.talk.clear();
			this.#shows(null);
			this.#draw([]);
			await this.#catchUp();
		}
		const found = seq && this.#part('list').querySelector(`[data-seq="${seq}"]`);
		if (found) found.scrollIntoView({ block: 'center' });
		else this.talk.toEnd();
		this.#box().focus();
	}

	async #leaveAddress(input, card) {
		try {
			await this.api.leaveAddress(this.thread.publicId, input.value);
			this.wrongAddress(input, card, '');
			this.addressAsked = true;
			const thanks = document.createElement('p');
			thanks.className = 'contact';
			const address = document.createElement('bdi');
			address.textContent = input.value;
			thanks.append(`${this.words['email-saved']} `, address);
			if (card.dataset.part === 'address') {
				card.hidden = true;
				this.#part('news').textContent = thanks.textContent;
			} else {
				card.replaceWith(thanks);
			}
			this.thread.reachable = true;
			this.#draw([]);
		} catch (refusal) {
			this.wrongAddress(input, card, refusal.final ? refusal.message : this.words['email-invalid']);
			input.focus();
		}
	}

	/** Said at the field; a card that is gone through says nothing any more. */
	wrongAddress(input, card, text) {
		let error = card.querySelector('.contact-error');
		if (!error) {
			error = document.createElement('p');
			error.className = 'contact-error';
			error.id = `address-${crypto.randomUUID()}`;
			error.setAttribute('role', 'alert');
			input.closest('label').after(error);
		}
		error.textContent = text;
		if (text) {
			input.setAttribute('aria-invalid', 'true');
			input.setAttribute('aria-describedby', error.id);
		} else {
			input.removeAttribute('aria-invalid');
			input.removeAttribute('aria-describedby');
		}
	}
}

customElements.define('fd-chat', Chat);
