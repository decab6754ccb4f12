// What the visitor is about to answer: a message that the page showed them. It stands before their first word.
export class Told {
	#part;
	#onShown;

	constructor(part, onShown) {
		this.#part = part;
		this.#onShown = onShown;
	}

	show(prompt) {
		this.prompt = prompt;
		const by = document.createElement('b');
		by.textContent = prompt.by ? `${prompt.by}\n` : '';
		this.#part.replaceChildren(by, prompt.text);
		this.#part.hidden = false;
		this.#onShown();
	}

	clear() {
		this.prompt = undefined;
		this.#part.hidden = true;
	}

	onto(message) {
		if (this.prompt) {
			message.told = this.prompt;
			message.cards = [{ kind: 'proactive', model: { text: this.prompt.text } }];
			this.clear();
		}
		return message;
	}
}

export function told({ text }) {
	const line = document.createElement('p');
	line.className = 'told';
	line.dir = 'auto';
	line.textContent = text;
	return line;
}
