// <fd-whisper>: marks a note as a whisper. One for this agent that has just come comes up over the composer, until it is read.
import { fill } from '../inbox/words.js';

class Whisper extends HTMLElement {
	connectedCallback() {
		const message = this.closest('.msg');
		message?.classList.add('is-whisper');
		if (message?.matches('.is-new') && this.dataset.for.split(' ').includes(this.closest('fd-thread')?.dataset.me)) this.call(message);
	}

	call(message) {
		const thread = this.closest('fd-thread');
		const before = thread?.querySelector('.say')?.nextElementSibling;
		if (!before || thread.querySelector(`.whisper-call[data-of="${message.id}"]`)) return;
		const call = document.createElement('div');
		call.className = 'whisper-call';
		call.dataset.of = message.id;
		call.setAttribute('role', 'alert');
		const text = document.createElement('div');
		text.append(
			Object.assign(document.createElement('b'), { textContent: fill(this.dataset.said, message.dataset.author) }),
			Object.assign(document.createElement('p'), { textContent: message.querySelector('.body')?.textContent.trim() ?? '', dir: 'auto' }),
		);
		const read = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: this.dataset.read });
		read.addEventListener('click', () => {
			call.remove();
			(thread.querySelector('#composer textarea, #composer [contenteditable]') ?? thread.querySelector('.say')).focus({ preventScroll: true });
		});
		call.append(this.querySelector('svg')?.cloneNode(true) ?? '', text, read);
		before.before(call);
	}
}

customElements.define('fd-whisper', Whisper);
