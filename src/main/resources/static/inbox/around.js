// What stands around the messages is asked for anew when a dialog has changed the ticket.
import { ask, parts, replace } from './ask.js';

document.addEventListener('fd:changed', async () => {
	const thread = document.querySelector('fd-thread');
	if (!thread) return;
	thread.refresh();
	const response = await ask(`/desk/tickets/${thread.dataset.number}/around?view=${encodeURIComponent(thread.dataset.view)}`).catch(() => null);
	if (!response?.ok) return;
	for (const part of (await parts(response)).querySelectorAll('#ticket-head, #about')) replace(part);
});
