// <fd-invitations>: says what became of an agent's invitation, on whichever page they are.
import { toast } from '../shell/toast.js';

class Invitations extends HTMLElement {
	connectedCallback() {
		this.onSocket = ({ detail }) => detail.subscribe(`/topic/agent.${this.dataset.agent}`, (frame) => this.hear(JSON.parse(frame.body)));
		document.addEventListener('fd:socket', this.onSocket);
	}

	disconnectedCallback() {
		document.removeEventListener('fd:socket', this.onSocket);
	}

	hear({ invitation, who }) {
		const words = invitation && this.dataset[invitation.toLowerCase()];
		if (!words) return;
		// Who has no name goes by four signs.
		toast(words.replace('{0}', /^[0-9A-F]{4}$/.test(who) ? this.dataset.unnamed.replace('{0}', who) : who));
		document.dispatchEvent(new CustomEvent('fd:invitation'));
	}
}

customElements.define('fd-invitations', Invitations);
