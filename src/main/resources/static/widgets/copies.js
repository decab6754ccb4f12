// A button beside each thing to copy; where the clipboard is out of reach, what is to be copied is selected.
import { toast } from '../shell/toast.js';

class Copies extends HTMLElement {
	connectedCallback() {
		this.querySelectorAll('[data-copy]').forEach((button) => button.hidden = false);
		this.addEventListener('focusin', ({ target }) => target.matches('input[readonly]') && target.select());
		this.addEventListener('click', async ({ target }) => {
			const button = target.closest('[data-copy]');
			if (!button) return;
			const field = this.querySelector(`#${button.dataset.copy}`);
			try {
				await navigator.clipboard.writeText(field.value);
				toast(button.dataset.copied);
			} catch {
				field.select();
			}
		});
	}
}

customElements.define('fd-copies', Copies);
