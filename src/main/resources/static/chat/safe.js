// A message's HTML comes escaped from the server; only these pass anyway.
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
		} else if (node.nodeType === Node.ELEMENT_NODE) {
			copy(node, to);
		}
	}
}
