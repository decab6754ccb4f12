// An agent asks to see the screen: consent with one click, a way to stop that is always in sight, and the picture
// goes from this browser to theirs. Looking only: nothing comes back.
import { around, el } from '../talks/dom.js';
import { peer } from './peer.js';
import { picture } from './picture.js';

// Less than a socket may bring a second, with room for what is typed meanwhile.
const EACH = 70;
const chat = document.querySelector('fd-chat');
const t = (name, ...given) => chat.say(`screens.panel.${name}`, ...given);
let card, bar, mine;

const able = () => Boolean(navigator.mediaDevices?.getDisplayMedia && window.RTCPeerConnection);
const allowed = () => document.featurePolicy?.allowsFeature?.('display-capture') !== false;
const path = (thread, share, what = '') => `/${thread}/screen/${share}${what}`;
const wrong = (failure) => failure.final ? failure.message : t('failed');

function close() {
	if (!card) return;
	const focused = card.contains(document.activeElement);
	card.remove();
	card = undefined;
	if (focused) chat.querySelector('textarea').focus();
}

function ask({ id, agent }) {
	if (card?.dataset.share === id) return;
	close();
	const thread = chat.thread.publicId;
	const said = el('p', { className: 'screen-said', role: 'alert' });
	const decline = async (instead) => {
		await chat.api.call('PUT', path(thread, id, '/refusal'), { picture: instead });
		close();
	};
	const instead = () => {
		const before = card;
		before.hidden = true;
		picture(chat, t, (file) => {
			if (!file) {
				before.hidden = false;
				before.querySelector('button').focus();
				return;
			}
			chat.attach([file]);
			decline(true).catch(close);
		});
	};
	const can = able() && allowed();
	if (!can) said.textContent = t(able() ? 'forbidden' : 'unable');
	const files = Boolean(chat.querySelector('[data-part="file"]'));
	card = el('section', { className: 'more screen-ask', role: 'group', 'aria-labelledby': 'screen-title', 'data-share': id },
		el('h2', { id: 'screen-title', tabIndex: -1 }, ...around(t('title'), el('bdi', {}, agent))),
		can && el('p', {}, t('lead')), can && el('p', {}, t('leaves')), said,
		el('div', { className: 'more-row' },
			can && el('button', { type: 'button', className: 'button is-primary', onclick: ({ currentTarget }) => share(thread, id, agent, said, currentTarget) }, t('share')),
			files && el('button', { type: 'button', className: `button ${can ? '' : 'is-primary'}`, onclick: instead }, t('instead')),
			el('button', { type: 'button', className: 'button', onclick: () => decline(false).catch((failure) => said.textContent = wrong(failure)) }, t('no'))));
	chat.querySelector('.foot').prepend(card);
	chat.querySelector('[data-part="news"]').textContent = card.querySelector('h2').textContent;
}

async function share(thread, id, agent, said, button) {
	said.textContent = '';
	button.disabled = true;
	let stream;
	try {
		// A tab or a window: on a whole screen there is more than anybody should see.
		stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 12 } }, audio: false, selfBrowserSurface: 'include', surfaceSwitching: 'include', monitorTypeSurfaces: 'exclude' });
	} catch (failure) {
		said.textContent = t(allowed() ? 'nothing' : 'forbidden');
		button.disabled = false;
		button.focus();
		return;
	}
	const [track] = stream.getTracks();
	try {
		const now = await chat.api.call('PUT', path(thread, id, '/acceptance'));
		mine = { id, thread, stream, track, way: now.way, turn: 0, sending: Promise.resolve() };
	} catch (failure) {
		// Decided in another tab, or asked no more.
		track.stop();
		said.textContent = wrong(failure);
		button.disabled = false;
		return;
	}
	track.contentHint = 'detail';
	track.addEventListener('ended', stop);
	close();
	bar = el('div', { className: 'screen-bar' },
		el('p', { role: 'status' }, ...around(t('sharing'), el('bdi', {}, agent))),
		el('button', { type: 'button', className: 'button is-small', onclick: stop }, t('stop')));
	chat.querySelector('.top').after(bar);
	bar.querySelector('button').focus();
	chat.tell({ call: ['sharing', { text: t('sharing', agent), stop: t('stop') }] });
	if (track.readyState === 'ended') stop();
}

// Nothing is shown any more, whether or not anybody hears of it.
function end() {
	if (!mine) return;
	const { track, pc } = mine;
	mine = undefined;
	track.stop();
	pc?.close();
	const focused = bar.contains(document.activeElement);
	bar.remove();
	if (focused) chat.querySelector('textarea').focus();
	chat.tell({ call: ['sharing', null] });
	chat.querySelector('[data-part="news"]').textContent = t('ended');
}

function stop() {
	if (!mine) return;
	const { thread, id } = mine;
	end();
	chat.api.call('DELETE', path(thread, id)).catch(() => {});
}

async function connect(viewer) {
	const self = mine;
	self.pc?.close();
	const turn = ++self.turn;
	try {
		// What the TURN servers take is good for an hour.
		if (turn > 1) self.way = (await chat.api.call('GET', `/${self.thread}/screen`)).now?.way ?? self.way;
	} catch {}
	if (self !== mine || turn !== self.turn) return;
	const pc = self.pc = new RTCPeerConnection(peer(self.way));
	self.early = [];
	const say = (kind, data) => self.sending = self.sending.then(() => {
		if (self === mine && turn === self.turn) chat.line?.say('signal', { share: self.id, kind, turn, tab: viewer, data: JSON.stringify(data) });
		return new Promise((done) => setTimeout(done, EACH));
	});
	pc.addEventListener('icecandidate', ({ candidate }) => candidate && say('candidate', candidate));
	pc.addTransceiver(self.track, { direction: 'sendonly', streams: [self.stream] });
	await pc.setLocalDescription();
	say('offer', pc.localDescription);
}

async function hear({ share: id, kind, turn, tab, data }) {
	if (!mine || mine.id !== id) return;
	if (kind === 'ready') {
		await connect(tab);
		return;
	}
	const { pc } = mine;
	if (turn !== mine.turn || !pc) return;
	if (kind === 'answer') {
		await pc.setRemoteDescription(JSON.parse(data));
		mine?.early.splice(0).forEach((candidate) => pc.addIceCandidate(candidate).catch(() => {}));
	} else if (kind === 'candidate') {
		const candidate = JSON.parse(data);
		if (pc.remoteDescription) await pc.addIceCandidate(candidate);
		else mine.early.push(candidate);
	}
}

chat.screen = {
	stop,
	hear: (signal) => hear(signal).catch(() => {}),
	show({ now, shown }) {
		chat.talk.lines = shown.map((at) => ({ at, text: t('line') }));
		chat.talk.draw(chat.thread.all, chat.thread.seenSeq);
		if (mine && mine.id !== now?.id) end();
		if (now?.state === 'ASKED') ask(now);
		else close();
	},
};
chat.addEventListener('fd-drawn', () => {
	if (mine && mine.thread !== chat.thread.publicId) stop();
	if (chat.fresh || !chat.thread.publicId) {
		chat.talk.lines = [];
		close();
	}
});
addEventListener('pagehide', stop);
