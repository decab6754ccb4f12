// <fd-new-ticket>: sends once, by Ctrl/⌘ Enter too; asks before what was typed is left behind; nobody of another team stays in charge.
class NewTicket extends HTMLElement {
	connectedCallback() {
		this.form = this.querySelector('form');
		this.form.addEventListener('submit', (event) => this.send(event));
		this.form.addEventListener('keydown', (event) => {
			if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
			event.preventDefault();
			this.form.requestSubmit(this.querySelector('[data-send]'));
		});
		this.form.elements.team.addEventListener('change', () => this.hands());
		this.form.elements.fresh.addEventListener('change', ({ target }) => this.form.elements[target.checked ? 'name' : 'customer'].focus());
		this.leaving = (event) => { if (!this.sent && this.begun()) event.preventDefault(); };
		this.back = () => { this.sent = false; };
		addEventListener('beforeunload', this.leaving);
		addEventListener('pageshow', this.back);
	}

	disconnectedCallback() {
		removeEventListener('beforeunload', this.leaving);
		removeEventListener('pageshow', this.back);
	}

	begun() {
		const { text, subject } = this.form.elements;
		return text.value.trim() !== '' || subject.value.trim() !== '';
	}

	send(event) {
		if (this.sent) event.preventDefault();
		this.sent = true;
	}

	hands() {
		const { team, assignee } = this.form.elements;
		const teams = assignee.selectedOptions[0]?.dataset.teams?.split(' ') ?? [];
		if (team.value && assignee.value && !teams.includes(team.value)) assignee.value = '';
	}
}

customElements.define('fd-new-ticket', NewTicket);
