// Where one stands, and how not to wait: the place is kept, the answer goes by email.
const EACH = 60_000;

export class Queue {
	constructor(form, panel) {
		this.form = form;
		this.panel = panel;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#leave();
		});
		setInterval(() => !form.hidden && this.ask(true), EACH);
	}

	get shown() {
		return !this.form.hidden;
	}

	// After what was said; an answer ends the wait, whoever hears of it first.
	ask(anew) {
		const { thread, api } = this.panel;
		const answered = thread.isOver || thread.all.some((message) => message.from === 'desk' && message.name);
		if (answered) this.#draw(null);
		else if (anew || this.asked !== thread.publicId) {
			this.asked = thread.publicId;
			api.queue(thread.publicId).then((place) => thread === this.panel.thread && this.#draw(place), () => this.asked = undefined);
		}
	}

	moved(position) {
		this.#draw(position ? { ...this.now, position } : null);
	}

	forget() {
		this.asked = undefined;
		this.#draw(null);
	}

	#draw(place) {
		const { words, locale } = this.panel;
		const { form } = this;
		this.now = place;
		form.hidden = !place;
		if (!place) return;
		const minutes = Math.ceil(place.each * place.position / 60);
		const wait = minutes > 0 && minutes <= 120 && new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes);
		const text = [place.position === 1 ? words['queue.next'] : words['queue.place'].replace('{0}', place.position),
			place.left ? words['queue.left'] : wait && words['queue.wait'].replace('{0}', wait)].filter(Boolean).join(' ');
		const line = form.querySelector('p');
		if (line.textContent !== text) line.textContent = text;
		form.querySelector('label').hidden = place.left || place.reachable;
		form.querySelector('button').hidden = place.left;
	}

	async #leave() {
		const { panel, form } = this;
		const input = form.elements.email;
		try {
			const place = await panel.api.leave(panel.thread.publicId, input.value);
			panel.wrongAddress(input, form, '');
			panel.thread.reachable = true;
			this.#draw(place);
			panel.querySelector('[data-part="text"]').focus();
		} catch (refusal) {
			if (form.querySelector('label').hidden) return;
			panel.wrongAddress(input, form, refusal.final ? refusal.message : panel.words['email-invalid']);
			input.focus();
		}
	}
}
