// <fd-screens>: a visitor's screen, in a window above the page that stays while pages come and go. It says that it is
// ready, the visitor's browser offers its picture, this one answers; nothing else is ever sent there.
import { token } from '../shell/token.js';
import { peer } from './peer.js';
import { placed } from './placed.js';

const WATCHES = 25_000;
const ASKS_AGAIN = 6_000;
const PATIENCE = 30_000;
const EACH = 70;
const AWAY = 15_000;

class Screens extends HTMLElement {
	connectedCallback() {
		if (this.tab) return;
		this.tab = crypto.randomUUID();
		this.words = this.dataset;
		document.addEventListener('fd:socket', ({ detail }) => this.enter(detail));
		document.addEventListener('visibilitychange', () => this.watch());
		setInterval(() => this.watch(), WATCHES);
		addEventListener('keydown', (event) => {
			if (event.key === 'Escape' && this.box?.contains(document.activeElement) && !document.fullscreenElement) this.small(true);
		});
	}

	enter(client) {
		this.client = client;
		client.subscribe(`/topic/screen.${this.dataset.agent}`, ({ body }) => {
			const news = JSON.parse(body);
			if (news.type === 'signal') this.hear(news).catch(() => {});
			else this.look();
		});
		this.look();
	}

	async look() {
		const answer = await fetch('/desk/screen', { headers: { Accept: 'application/json' }, cache: 'no-store' }).catch(() => null);
		if (!answer?.ok) return;
		const now = answer.status === 204 ? null : await answer.json();
		if (now?.id === this.now?.id) {
			if (now) this.now = now;
			return;
		}
		this.close();
		if (now) this.open(now);
	}

	open(now) {
		this.now = now;
		this.box = this.querySelector('template').content.firstElementChild.cloneNode(true);
		const find = (name) => this.box.querySelector(`[data-part="${name}"]`);
		this.video = find('video');
		this.state = find('state');
		const link = find('ticket');
		link.href = `/desk/tickets/${now.number}`;
		link.textContent = `#${now.number}`;
		find('customer').textContent = now.customer;
		find('large').addEventListener('click', () => document.fullscreenElement ? document.exitFullscreen() : this.video.requestFullscreen());
		find('small').addEventListener('click', () => this.small(!this.box.classList.contains('is-small')));
		find('end').addEventListener('click', () => this.end());
		this.video.addEventListener('playing', () => this.seen());
		this.video.addEventListener('dblclick', () => find('large').click());
		this.placed = placed(this.box, this.box.querySelector('.screen-head'), find('place'));
		document.body.append(this.box);
		this.say(this.words.connecting);
		this.since = Date.now();
		this.ready();
		this.again = setInterval(() => this.retry(), ASKS_AGAIN);
	}

	say(text) {
		this.state.textContent = text;
		this.state.hidden = !text;
	}

	small(small) {
		this.box.classList.toggle('is-small', small);
		const button = this.box.querySelector('[data-part="small"]');
		button.setAttribute('aria-expanded', String(!small));
		if (small) button.focus();
	}

	signal(kind, data, turn = 0) {
		const { now } = this;
		this.sending = (this.sending ?? Promise.resolve()).then(() => {
			if (this.now?.id === now?.id && this.client?.connected) {
				this.client.publish({ destination: `/app/ticket.${now.ticket}.signal`, body: JSON.stringify({ share: now.id, kind, turn, tab: this.tab, data: data && JSON.stringify(data) }), headers: { 'content-type': 'application/json' } });
			}
			return new Promise((done) => setTimeout(done, EACH));
		});
	}

	ready() {
		this.signal('ready');
	}

	get flows() {
		return this.pc?.connectionState === 'connected';
	}

	// Nobody has answered yet, or the way has broken: another try, and then no more.
	retry() {
		if (this.flows) {
			this.since = Date.now();
			return;
		}
		if (Date.now() - this.since > PATIENCE) {
			this.post(`/desk/screen/${this.now.id}/loss`);
			this.since = Date.now();
		} else if (!this.pc || this.pc.connectionState !== 'connecting') {
			this.ready();
		}
	}

	async hear({ share, kind, turn, tab, data }) {
		if (share !== this.now?.id || tab !== this.tab) return;
		const said = JSON.parse(data);
		if (kind === 'offer') {
			this.pc?.close();
			const pc = this.pc = new RTCPeerConnection(peer(this.now.way));
			this.turn = turn;
			this.early = this.early?.turn === turn ? this.early : { turn, all: [] };
			pc.addEventListener('icecandidate', ({ candidate }) => candidate && this.pc === pc && this.signal('candidate', candidate, turn));
			pc.addEventListener('track', ({ track, streams }) => {
				this.video.srcObject = streams[0] ?? new MediaStream([track]);
				this.video.play().catch(() => {});
			});
			pc.addEventListener('connectionstatechange', () => {
				if (this.pc === pc && ['disconnected', 'failed'].includes(pc.connectionState)) this.say(this.words.broken);
				else if (this.pc === pc && this.flows) this.seen();
			});
			await pc.setRemoteDescription(said);
			await pc.setLocalDescription();
			this.signal('answer', pc.localDescription, turn);
			this.early.all.splice(0).forEach((candidate) => pc.addIceCandidate(candidate).catch(() => {}));
		} else if (kind === 'candidate') {
			if (turn === this.turn && this.pc?.remoteDescription) await this.pc.addIceCandidate(said);
			else {
				if (this.early?.turn !== turn) this.early = { turn, all: [] };
				this.early.all.push(said);
			}
		}
	}

	seen() {
		if (!this.flows || !this.video.videoWidth) return;
		this.say('');
		if (this.told !== this.now.id) {
			this.told = this.now.id;
			this.post(`/desk/screen/${this.now.id}/start`);
		}
		this.watch();
	}

	// In another window nobody looks; who comes back a moment later has not gone.
	watch() {
		if (!this.now || !this.flows || document.hidden || Date.now() - (this.watched ?? 0) < AWAY) return;
		this.watched = Date.now();
		this.signal('watching');
	}

	post(path) {
		return fetch(path, { method: 'POST', headers: token(), keepalive: true }).catch(() => null);
	}

	async end() {
		const { number } = this.now;
		await this.post(`/desk/tickets/${number}/screen/ending`);
		this.look();
	}

	close() {
		if (!this.now) return;
		const focused = this.box.contains(document.activeElement);
		clearInterval(this.again);
		this.pc?.close();
		if (document.fullscreenElement && this.box.contains(document.fullscreenElement)) document.exitFullscreen();
		this.placed.leave();
		this.box.remove();
		this.now = this.pc = this.early = this.watched = undefined;
		const status = document.getElementById('status');
		if (status) status.textContent = this.words.ended;
		if (focused) document.getElementById('main')?.focus({ preventScroll: true });
	}
}

customElements.define('fd-screens', Screens);
