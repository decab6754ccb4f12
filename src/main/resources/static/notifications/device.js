// <fd-push-device>: lets this browser tell the agent what happens while no page of the desk is open.
const KNOWN = 'fd-push';
const supported = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

async function tell(subscription) {
	const { endpoint, keys } = subscription.toJSON();
	const csrf = document.querySelector('meta[name="csrf"]');
	if (!csrf) return false;
	const answer = await fetch('/desk/profile/notifications/devices', {
		method: 'POST', redirect: 'manual',
		headers: { [csrf.dataset.header]: csrf.content },
		body: new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
	}).catch(() => null);
	// a redirect that is not followed says it was taken
	return answer?.ok || answer?.type === 'opaqueredirect';
}

class PushDevice extends HTMLElement {
	async connectedCallback() {
		this.state = this.querySelector('.push-state');
		this.button = this.querySelector('button');
		this.button.addEventListener('click', () => this.allow());
		if (!supported) this.say('unsupported');
		else if (Notification.permission === 'denied') this.say('denied');
		else {
			const worker = await navigator.serviceWorker.getRegistration('/desk/');
			const subscription = await worker?.pushManager.getSubscription();
			this.say(subscription ? 'on' : 'off');
			this.button.hidden = Boolean(subscription);
		}
	}

	async allow() {
		this.button.disabled = true;
		try {
			if (await Notification.requestPermission() !== 'granted') {
				this.say('denied');
				return;
			}
			const worker = await navigator.serviceWorker.register('/desk/worker.js', { scope: '/desk/' });
			await navigator.serviceWorker.ready.catch(() => worker);
			const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(this.dataset.key) });
			if (!await tell(subscription)) throw new Error('not taken');
			location.reload();
		} catch {
			this.say('failed');
		} finally {
			this.button.disabled = false;
		}
	}

	say(word) {
		this.state.textContent = this.dataset[word];
	}
}

function bytes(base64url) {
	const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

customElements.define('fd-push-device', PushDevice);

// Whoever signs in here next has this browser's pushes; a browser may also have changed its address meanwhile.
async function returned(agent) {
	const worker = await navigator.serviceWorker.getRegistration('/desk/');
	const subscription = await worker?.pushManager.getSubscription();
	if (!subscription || await tell(subscription)) sessionStorage.setItem(KNOWN, agent);
}

const agent = document.querySelector('fd-bell')?.dataset.agent;
if (supported && agent && Notification.permission === 'granted' && sessionStorage.getItem(KNOWN) !== agent) returned(agent);
