// Greets by name, once it is known who this is or what their page calls them.
import { host } from '../chat/host.js';

const chat = document.querySelector('fd-chat');
let last;

async function greet() {
	const { token } = chat.api;
	const said = chat.who?.claim ?? {};
	const key = JSON.stringify([token, said]);
	if (key === last || !token && !said.name && !said.attributes) return;
	last = key;
	const response = await fetch(`/chat/greeting?locale=${chat.locale}`, {
		method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
		body: JSON.stringify({ widget: chat.dataset.widget, name: said.name, attributes: said.attributes }),
	}).catch(() => null);
	if (!response?.ok || key !== last) return;
	const { greeting, intro } = await response.json();
	chat.querySelector('h1').textContent = greeting;
	const hint = chat.querySelector('.hint');
	if (hint) hint.textContent = intro;
}

if (chat.parts.greeting) {
	host.listen(({ who }) => who && setTimeout(greet));
	host.arrived.then(() => setTimeout(greet));
	chat.addEventListener('fd-drawn', greet);
}
