// <fd-import-upload>: sends a large file as it is, and says how far it has come. Without it the form sends smaller ones.
class ImportUpload extends HTMLElement {
	connectedCallback() {
		this.form = this.querySelector('form');
		this.form.addEventListener('submit', (event) => this.send(event));
		this.form.elements.file.addEventListener('change', () => this.name());
	}

	// Imports are told apart by it: the file's own until a better one is typed
	name() {
		const source = this.form.elements.source;
		const file = this.form.elements.file.files[0];
		if (file && !source.value.trim()) source.value = file.name.replace(/(.)\.[^.]*$/, '$1').slice(0, source.maxLength);
	}

	send(event) {
		const file = this.form.elements.file.files[0];
		if (!file) return;
		event.preventDefault();
		this.name();
		this.error('');
		if (file.size > Number(this.dataset.largest) * 1e6) {
			this.error(this.dataset.tooLarge);
			return;
		}
		const query = new URLSearchParams({ kind: this.form.elements.kind.value, source: this.form.elements.source.value, name: file.name });
		const request = new XMLHttpRequest();
		request.open('POST', `/admin/imports/files?${query}`);
		const csrf = document.querySelector('meta[name="csrf"]');
		if (csrf) request.setRequestHeader(csrf.dataset.header, csrf.content);
		request.setRequestHeader('Content-Type', 'application/octet-stream');
		request.upload.addEventListener('progress', (sent) => this.progress(sent.loaded, sent.total || file.size));
		request.addEventListener('load', () => this.answered(request));
		request.addEventListener('error', () => this.stopped(this.dataset.failed));
		this.busy(true);
		this.progress(0, file.size);
		request.send(file);
	}

	progress(sent, whole) {
		const bar = this.querySelector('progress');
		const percent = whole ? Math.floor((sent / whole) * 100) : 0;
		bar.value = percent;
		const done = percent >= 100;
		if (done) bar.removeAttribute('value');
		const words = done ? this.dataset.looking : this.dataset.sending.replace('{0}', percent.toLocaleString(document.documentElement.lang));
		const line = this.querySelector('[data-words]');
		if (line.textContent !== words) line.textContent = words;
	}

	answered(request) {
		if (request.status === 201) location.assign(request.getResponseHeader('Location'));
		else this.stopped(request.getResponseHeader('Content-Type')?.startsWith('text/plain') ? request.responseText : this.dataset.failed);
	}

	stopped(words) {
		this.busy(false);
		this.error(words);
	}

	busy(yes) {
		this.querySelector('[data-progress]').hidden = !yes;
		this.form.querySelector('button').disabled = yes;
	}

	error(words) {
		let line = this.querySelector('#file-error');
		if (!line) {
			line = document.createElement('p');
			line.id = 'file-error';
			line.className = 'field-error';
			line.setAttribute('role', 'alert');
			this.form.elements.file.closest('.field').append(line);
		}
		line.textContent = words;
		line.hidden = !words;
		this.form.elements.file.toggleAttribute('aria-invalid', Boolean(words));
		if (words) {
			this.form.elements.file.setAttribute('aria-invalid', 'true');
			this.form.elements.file.setAttribute('aria-describedby', 'file-error file-hint');
			this.form.elements.file.focus();
		}
	}
}

customElements.define('fd-import-upload', ImportUpload);
