// Files on their way into a message: dropped on the thread, pasted or picked, sent one after the other with a bar each.
import { fill } from './words.js';

export class Uploads {
	constructor(composer) {
		this.composer = composer;
		this.list = composer.querySelector('.uploads');
		this.waiting = [];
		this.active = null;
		this.input = composer.querySelector('[type=file]');
		this.input.addEventListener('change', () => {
			this.add(this.input.files);
			this.input.value = '';
		});
		composer.text.addEventListener('paste', (event) => this.pasted(event));
		this.drops(composer.closest('fd-thread'));
	}

	drops(place) {
		if (!place || place.dataset.drops) return;
		place.dataset.drops = 'yes';
		const carries = (event) => [...event.dataTransfer?.types ?? []].includes('Files');
		let depth = 0;
		const over = (yes) => place.classList.toggle('is-dropping', yes);
		place.addEventListener('dragenter', (event) => {
			if (!carries(event)) return;
			depth += 1;
			over(true);
		});
		place.addEventListener('dragleave', (event) => {
			if (!carries(event)) return;
			depth -= 1;
			if (depth <= 0) over(false);
		});
		place.addEventListener('dragover', (event) => carries(event) && event.preventDefault());
		place.addEventListener('drop', (event) => {
			if (!carries(event)) return;
			event.preventDefault();
			depth = 0;
			over(false);
			place.querySelector('fd-composer')?.uploads.add(event.dataTransfer.files);
		});
	}

	pasted(event) {
		const files = [...event.clipboardData?.files ?? []];
		// a spreadsheet offers its cells as a picture, too
		if (files.length === 0 || event.clipboardData.types.includes('text/html') || event.clipboardData.types.includes('text/plain')) return;
		event.preventDefault();
		this.add(files, true);
	}

	get running() {
		return this.active !== null || this.waiting.length > 0;
	}

	get failed() {
		return this.list.querySelector('.upload.is-bad') !== null;
	}

	settled() {
		return new Promise((resolve) => {
			const look = () => (this.running ? setTimeout(look, 100) : resolve());
			look();
		});
	}

	add(files, pasted = false) {
		for (const file of files) {
			const item = this.item(file.name, null);
			item.file = file;
			item.kind = this.composer.kind;
			item.pasted = pasted;
			this.waiting.push(item);
		}
		this.next();
	}

	next() {
		if (this.active || this.waiting.length === 0) return;
		const item = this.waiting.shift();
		this.active = item;
		this.send(item).finally(() => {
			this.active = null;
			this.next();
		});
	}

	send(item) {
		return new Promise((resolve) => {
			const request = new XMLHttpRequest();
			item.request = request;
			item.classList.remove('is-bad');
			const bar = item.querySelector('progress');
			bar.hidden = false;
			bar.removeAttribute('value');
			request.open('POST', this.composer.address('uploads'));
			request.setRequestHeader('Accept', 'application/json');
			const csrf = document.querySelector('meta[name="csrf"]');
			if (csrf) request.setRequestHeader(csrf.dataset.header, csrf.content);
			request.upload.addEventListener('progress', (event) => {
				if (event.lengthComputable) bar.value = event.loaded / event.total;
			});
			request.addEventListener('loadend', () => {
				item.request = null;
				bar.hidden = true;
				this.ended(item, request);
				resolve();
			});
			const body = new FormData();
			body.set('kind', item.kind);
			body.set('file', item.file, item.file.name || 'picture.png');
			request.send(body);
		});
	}

	ended(item, request) {
		if (item.cancelled) return;
		let answer = null;
		try {
			answer = JSON.parse(request.responseText);
		} catch {
			// no answer of ours
		}
		if (request.status === 201) {
			this.done(item, answer);
			return;
		}
		item.classList.add('is-bad');
		const told = item.querySelector('.upload-told');
		told.textContent = answer?.detail ?? answer?.title ?? this.composer.dataset.failed;
		// what was refused for good will be again
		const hopeless = request.status >= 400 && request.status < 500;
		item.querySelector('.upload-retry').hidden = hopeless;
		this.composer.tell(told.textContent, true);
	}

	done(item, file) {
		item.dataset.id = file.id;
		this.dress(item, file);
		if (item.kind !== this.composer.kind) item.remove();
		this.composer.dispatchEvent(new CustomEvent('fd:uploaded', { detail: { file, pasted: item.pasted } }));
	}

	dress(item, file) {
		item.querySelector('.upload-remove').setAttribute('aria-label', fill(this.list.dataset.remove, file.name));
		item.querySelector('.upload-name').textContent = file.name;
		if (file.program) {
			const chip = document.createElement('span');
			chip.className = 'chip is-warn';
			chip.textContent = this.list.dataset.program;
			item.querySelector('.upload-name').after(chip);
		}
		if (!file.picture) return;
		const picture = document.createElement('img');
		picture.className = 'upload-picture';
		picture.alt = '';
		picture.src = this.composer.address(`uploads/${file.id}`);
		item.prepend(picture);
	}

	item(name, file) {
		const item = document.createElement('li');
		item.className = 'upload';
		const label = document.createElement('bdi');
		label.className = 'upload-name';
		label.textContent = name;
		const bar = document.createElement('progress');
		bar.max = 1;
		bar.hidden = true;
		bar.setAttribute('aria-label', name);
		const told = document.createElement('span');
		told.className = 'upload-told';
		told.setAttribute('role', 'alert');
		const retry = document.createElement('button');
		retry.type = 'button';
		retry.className = 'link upload-retry';
		retry.textContent = this.list.dataset.retry;
		retry.hidden = true;
		retry.addEventListener('click', () => {
			retry.hidden = true;
			told.textContent = '';
			this.waiting.push(item);
			this.next();
		});
		const remove = document.createElement('button');
		remove.type = 'button';
		remove.className = 'upload-remove';
		remove.setAttribute('aria-label', fill(this.list.dataset.cancel, name));
		remove.append(document.querySelector('#composer .composer-attach svg').cloneNode(true));
		const use = remove.querySelector('use');
		use.setAttribute('href', use.getAttribute('href').replace('#attach', '#close'));
		remove.addEventListener('click', () => this.drop(item));
		item.append(label, bar, told, retry, remove);
		this.list.append(item);
		if (file) {
			item.dataset.id = file.id;
			this.dress(item, file);
		}
		return item;
	}

	drop(item) {
		item.cancelled = true;
		this.waiting = this.waiting.filter((other) => other !== item);
		item.request?.abort();
		if (item.dataset.id) this.remove(item.dataset.id);
		else item.remove();
		this.composer.text.focus();
	}

	remove(id) {
		this.list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.remove();
		const request = new XMLHttpRequest();
		request.open('DELETE', this.composer.address(`uploads/${id}`));
		const csrf = document.querySelector('meta[name="csrf"]');
		if (csrf) request.setRequestHeader(csrf.dataset.header, csrf.content);
		request.send();
		this.composer.dispatchEvent(new CustomEvent('fd:removed', { detail: { id } }));
	}

	/** The files the server holds; those still on their way stay. */
	show(files) {
		const ids = new Set(files.map((file) => file.id));
		for (const item of this.list.querySelectorAll('.upload[data-id]')) {
			if (!ids.has(item.dataset.id)) item.remove();
		}
		for (const file of files) {
			if (!this.list.querySelector(`[data-id="${CSS.escape(file.id)}"]`)) this.item(file.name, file);
		}
	}
}
