// The editor of a message: what is typed stands beside it at once, as a visitor would read it of whom nothing is known.
const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*(?:\|([^{}]*))?\}\}/g;

class ProactiveEditor extends HTMLElement {
	connectedCallback() {
		this.as = this.querySelector('[data-as]');
		this.glass = this.querySelector('[data-glass]');
		this.addEventListener('input', () => this.#show());
		this.#show();
	}

	#show() {
		const tongue = this.as.value;
		this.glass.dir = this.as.selectedOptions[0].dataset.dir;
		let any = false;
		this.querySelectorAll('[data-variant]').forEach((bubble) => {
			const texts = [tongue, 'en', 'hu', 'th', 'ar'].map((tag) => this.querySelector(`[name="text-${bubble.dataset.variant}-${tag}"]`)?.value.trim());
			const text = texts.find(Boolean) ?? '';
			bubble.querySelector('span').textContent = text.replace(PLACEHOLDER, (all, name, other) => (other ?? '').trim())
				.replace(/ +([,.!?،؟])/g, '$1').replace(/ {2,}/g, ' ').trim();
			bubble.hidden = !text;
			any ||= Boolean(text);
		});
		this.querySelector('[data-nothing]').hidden = any;
	}
}

customElements.define('fd-proactive-editor', ProactiveEditor);
