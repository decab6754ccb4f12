// A message's HTML comes safe from the server; only these pass anyway, without attributes.
const PLAIN = new Set(['p', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'hr', 'table', 'thead', 'tbody', 'tr', 'td', 'th']);

export function safe(html) {
	const fragment = document.createDocumentFragment();
	copy(new DOMParser().parseFromString(html, 'text/html').body, fragment);
	return fragment;
}

function copy(from, to) {
	for (const node of from.childNodes) {
		if (node.nodeType === Node.TEXT_NODE) {
			to.append(node.data);
		} else if (node.localName === 'br') {
			to.append(document.createElement('br'));
		} else if (node.localName === 'a' && /^(https?|mailto):/i.test(node.getAttribute('href') ?? '')) {
			const link = document.createElement('a');
			link.href = node.getAttribute('href');
			link.target = '_blank';
			link.rel = 'noopener noreferrer nofollow ugc';
			copy(node, link);
			to.append(link);
		} else if (PLAIN.has(node.localName)) {
			const plain = document.createElement(node.localName);
			copy(node, plain);
			to.append(plain);
		} else if (node.nodeType === Node.ELEMENT_NODE) {
			copy(node, to);
		}
	}
}
