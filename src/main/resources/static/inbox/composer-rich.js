// Markdown-light by button, by key and by paste: what is pasted as HTML of any kind becomes clean text with marks.
const WRAPS = { bold: '**', italic: '*', code: '`' };
const LINES = { list: '- ', numbers: '1. ', quote: '> ' };
const KEYS = { b: 'bold', i: 'italic', k: 'link', e: 'code' };

export class Rich {
	constructor(composer) {
		this.composer = composer;
		this.text = composer.text;
		this.text.addEventListener('keydown', (event) => this.pressed(event));
		this.text.addEventListener('paste', (event) => this.pasted(event));
		composer.addEventListener('click', (event) => {
			const button = event.target.closest('[data-sign]');
			if (button) this.mark(button.dataset.sign);
		});
		composer.addEventListener('fd:uploaded', ({ detail }) => {
			if (detail.pasted && detail.file.picture) this.insert(`![${detail.file.name.replace(/[[\]]/g, '')}](/files/${detail.file.id})`);
		});
		composer.addEventListener('fd:removed', ({ detail }) => {
			const without = this.text.value.replace(new RegExp(`!\\[[^\\]]*\\]\\(/files/${detail.id}\\)`, 'g'), '');
			if (without !== this.text.value) this.set(without);
		});
	}

	pressed(event) {
		if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey) this.goOn(event);
		if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
		const mark = event.shiftKey ? { 7: 'numbers', 8: 'list', 9: 'quote' }[event.code.replace('Digit', '')] : KEYS[event.key.toLowerCase()];
		if (!mark) return;
		event.preventDefault();
		event.stopPropagation();
		this.mark(mark);
	}

	/** A list goes on in the next line; an empty entry ends it. */
	goOn(event) {
		if (event.isComposing || event.defaultPrevented || this.chosen) return;
		const at = this.text.selectionStart;
		const from = this.text.value.lastIndexOf('\n', at - 1) + 1;
		const entry = /^(\s*)([-*>]|\d+\.) (.*)$/.exec(this.text.value.slice(from, at));
		if (!entry) return;
		event.preventDefault();
		const [, indent, sign, said] = entry;
		if (said.trim()) this.insert(`\n${indent}${/^\d/.test(sign) ? `${parseInt(sign, 10) + 1}.` : sign} `);
		else {
			this.text.setSelectionRange(from, at);
			this.insert('');
			this.text.setRangeText('', from, this.text.selectionStart, 'end');
		}
	}

	mark(mark) {
		this.text.focus();
		if (WRAPS[mark]) this.wrap(WRAPS[mark]);
		else if (LINES[mark]) this.lines(LINES[mark]);
		else if (mark === 'link') this.link();
	}

	get chosen() {
		return this.text.value.slice(this.text.selectionStart, this.text.selectionEnd);
	}

	/** Through the browser's own editing, so that Ctrl+Z takes it back. */
	insert(text) {
		this.text.focus();
		if (!document.execCommand('insertText', false, text)) this.text.setRangeText(text, this.text.selectionStart, this.text.selectionEnd, 'end');
		this.text.dispatchEvent(new Event('input', { bubbles: true }));
	}

	set(text) {
		this.text.value = text;
		this.text.dispatchEvent(new Event('input', { bubbles: true }));
	}

	wrap(sign) {
		const { chosen } = this;
		const bare = chosen.trim();
		const start = this.text.selectionStart + chosen.indexOf(bare);
		if (bare.length > sign.length * 2 && bare.startsWith(sign) && bare.endsWith(sign)) {
			this.insert(chosen.replace(bare, bare.slice(sign.length, -sign.length)));
			return;
		}
		this.insert(chosen.replace(bare, '') === chosen ? sign + sign : chosen.replace(bare, sign + bare + sign));
		if (!bare) this.text.setSelectionRange(start + sign.length, start + sign.length);
	}

	lines(sign) {
		const from = this.text.value.lastIndexOf('\n', this.text.selectionStart - 1) + 1;
		const until = this.text.value.indexOf('\n', this.text.selectionEnd);
		this.text.setSelectionRange(from, until < 0 ? this.text.value.length : until);
		const all = this.chosen.split('\n');
		const off = all.every((line) => line.startsWith(sign) || (sign === '1. ' && /^\d+\. /.test(line)));
		this.insert(all.map((line, index) => {
			if (off) return line.replace(sign === '1. ' ? /^\d+\. / : sign, '');
			return (sign === '1. ' ? `${index + 1}. ` : sign) + line;
		}).join('\n'));
	}

	link() {
		const { chosen } = this;
		const address = /^(https?:\/\/|mailto:)\S+$/i.test(chosen.trim());
		const start = this.text.selectionStart;
		this.insert(address ? `[](${chosen.trim()})` : `[${chosen}](https://)`);
		const at = address ? start + 1 : start + chosen.length + 3;
		this.text.setSelectionRange(at, address ? at : at + 8);
	}

	pasted(event) {
		const html = event.clipboardData?.getData('text/html');
		if (!html) return;
		const text = markdown(html);
		const plain = event.clipboardData.getData('text/plain');
		// a web address over chosen words links them
		if (!text || text === plain.trim()) return;
		event.preventDefault();
		this.insert(text);
	}
}

const DROPPED = new Set(['script', 'style', 'head', 'title', 'meta', 'link', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'button', 'input', 'select', 'textarea', 'img']);
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'address', 'dl', 'dt', 'dd', 'figure', 'center', 'hr']);

/** HTML as Markdown-light; parsed without running or loading anything of it. */
export function markdown(html) {
	const body = new DOMParser().parseFromString(html, 'text/html').body;
	return block(body, '').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

function block(node, indent) {
	let text = '';
	for (const child of node.childNodes) text += piece(child, indent);
	return text;
}

function piece(node, indent) {
	if (node.nodeType === Node.TEXT_NODE) return pre(node) ? node.data : node.data.replace(/[\s\u00a0]+/g, ' ');
	if (node.nodeType !== Node.ELEMENT_NODE) return '';
	const name = node.localName;
	if (DROPPED.has(name) || hidden(node)) return '';
	if (name === 'br') return `\n${indent}`;
	if (name === 'ul' || name === 'ol') return `\n${list(node, indent)}\n`;
	if (name === 'table') return `\n\n${table(node)}\n\n`;
	if (name === 'blockquote') return `\n\n${quoted(block(node, ''))}\n\n`;
	if (name === 'pre') return `\n\n\`\`\`\n${node.textContent.replace(/\n$/, '')}\n\`\`\`\n\n`;
	const inner = block(node, indent);
	if (name === 'a') return link(node, inner);
	if (/^h[1-6]$/.test(name)) return inner.trim() ? `\n\n**${inner.trim().replaceAll('**', '')}**\n\n` : '';
	if (name === 'p' && word(node)) return `\n${indent}- ${inner.replace(/^\s*(?:[·•o§\-–]|\d+[.)])\s*/u, '').trim()}\n`;
	if (BLOCKS.has(name) || name === 'li') return name === 'div' ? `\n${inner}\n` : `\n\n${inner}\n\n`;
	return styled(node, name, inner);
}

function styled(node, name, inner) {
	const bare = inner.trim();
	if (!bare || bare.includes('\n')) return inner;
	const weight = node.style?.fontWeight ?? '';
	// Google Docs wraps everything in a <b> that is not bold
	const bold = (name === 'b' || name === 'strong') && weight !== 'normal' || Number(weight) >= 600 || weight === 'bold';
	const italic = name === 'i' || name === 'em' || node.style?.fontStyle === 'italic';
	let sign = '';
	if (name === 'code' || name === 'kbd' || name === 'samp') sign = '`';
	else if (bold && !bare.startsWith('**')) sign = '**';
	else if (italic && !bare.startsWith('*')) sign = '*';
	return sign ? inner.replace(bare, () => sign + bare + sign) : inner;
}

function link(node, inner) {
	const href = node.getAttribute('href') ?? '';
	const bare = inner.trim();
	if (!/^(https?:|mailto:|tel:)/i.test(href) || !bare) return inner;
	if (bare === href || `mailto:${bare}` === href || bare === href.replace(/\/$/, '')) return inner.replace(bare, () => href.replace(/^mailto:/i, ''));
	return inner.replace(bare, () => `[${bare.replace(/[[\]\n]+/g, ' ').trim()}](${href.replace(/[()\s]/g, encodeURIComponent)})`);
}

function list(node, indent) {
	let number = Number(node.getAttribute('start') ?? 1);
	let text = '';
	for (const item of node.children) {
		if (item.localName === 'ul' || item.localName === 'ol') text += list(item, `${indent}   `);
		else if (item.localName === 'li') {
			const sign = node.localName === 'ol' ? `${number}. ` : '- ';
			number += 1;
			text += `${indent}${sign}${block(item, `${indent}   `).trim().replace(/\n{2,}/g, '\n')}\n`;
		}
	}
	return text;
}

function table(node) {
	const rows = [...node.rows].map((row) => [...row.cells].map((cell) => block(cell, '').replace(/\s+/g, ' ').trim()));
	const full = rows.filter((cells) => cells.some(Boolean));
	// a page laid out by a table of one column is no table
	if (full.every((cells) => cells.filter(Boolean).length <= 1)) return [...node.rows].map((row) => [...row.cells].map((cell) => block(cell, '')).join('\n')).join('\n\n');
	return full.map((cells) => cells.join(' | ')).join('\n');
}

function quoted(text) {
	return text.trim().split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');
}

function word(node) {
	return /MsoListParagraph/.test(node.className) || /mso-list/.test(node.getAttribute('style') ?? '');
}

function hidden(node) {
	return node.style?.display === 'none' || /mso-hide:\s*all/i.test(node.getAttribute('style') ?? '') || /mso-list:\s*Ignore/i.test(node.getAttribute('style') ?? '');
}

function pre(node) {
	return node.parentElement?.closest('pre') !== null;
}
