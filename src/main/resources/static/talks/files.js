// Files that are dropped, pasted or chosen: one after the other, each with how far it is.
import { el } from './dom.js';

const MOST = 10;
const chat = document.querySelector('fd-chat');
const input = chat.querySelector('[data-part="file"]');
const t = (name, ...given) => chat.say(`talks.panel.${name}`, ...given);
let list, last = Promise.resolve();

function wanted(file) {
	const kinds = (input.accept || '').split(',').map((one) => one.trim().toLowerCase()).filter(Boolean);
	const name = file.name.toLowerCase();
	return !kinds.length || kinds.some((kind) => kind.startsWith('.') ? name.endsWith(kind) : kind.endsWith('/*') ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind);
}

function line(file) {
	list ??= el('ul', { className: 'uploads' });
	if (!list.isConnected) chat.querySelector('[data-part="write"]').before(list);
	const bar = el('progress', { max: 1, value: 0, 'aria-label': t('file.progress', file.name) });
	const said = el('p', { className: 'contact-error', role: 'alert' });
	const off = el('button', { type: 'button', className: 'more-close', 'aria-label': `${t('file.cancel')}: ${file.name}` }, '×');
	const item = el('li', {}, el('bdi', {}, file.name), bar, off, said);
	list.append(item);
	return { item, bar, off, said, gone() {
		item.remove();
		if (!list.children.length) list.remove();
	}, failed(text) {
		bar.remove();
		said.textContent = text;
		off.onclick = () => this.gone();
	} };
}

function send(file, shown) {
	return new Promise((done) => {
		const request = new XMLHttpRequest();
		const form = new FormData();
		form.append('clientId', crypto.randomUUID());
		form.append('file', file, file.name || 'image.png');
		request.open('POST', `/chat/threads/${chat.thread.publicId}/files?locale=${chat.locale}`);
		request.setRequestHeader('Authorization', `Bearer ${chat.api.token}`);
		request.responseType = 'json';
		request.timeout = 300_000;
		request.upload.onprogress = ({ loaded, total }) => shown.bar.value = loaded / total;
		request.onload = () => {
			if (request.status < 300) {
				shown.gone();
				chat.took(request.response);
				chat.talk.toEnd();
			} else {
				shown.failed(request.status < 500 && request.response?.detail || chat.words['upload-failed']);
			}
			done();
		};
		request.onerror = request.ontimeout = () => {
			shown.failed(chat.words['upload-failed']);
			done();
		};
		request.onabort = () => {
			shown.gone();
			done();
		};
		shown.off.onclick = () => request.abort();
		request.send(form);
	});
}

chat.attach = (files) => {
	for (const file of files.slice(0, MOST)) {
		const shown = line(file);
		if (!chat.thread.publicId || chat.fresh) shown.failed(t('file.later'));
		else if (!wanted(file)) shown.failed(t('file.kind'));
		else if (file.size > chat.parts.talks.largest) shown.failed(t('file.large', new Intl.NumberFormat(chat.locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(chat.parts.talks.largest / 1e6)));
		else {
			let off = false;
			shown.off.onclick = () => {
				off = true;
				shown.gone();
			};
			last = last.then(() => off ? null : send(file, shown));
		}
	}
	if (files.length > MOST) line({ name: '' }).failed(t('file.too-many', MOST));
};
