// What stands around the messages is asked for anew when a dialog has changed the ticket.
import { ask, parts, put, replace } from './ask.js';

document.addEventListener('fd:changed', async () => {
	const thread = document.querySelector('fd-thread');
	if (!thread) return;
	thread.refresh();
	const response = await ask(`/desk/tickets/${thread.dataset.number}/around?view=${encodeURIComponent(thread.dataset.view)}`).catch(() => null);
	if (!response?.ok) return;
	for (const part of (await parts(response)).querySelectorAll('#ticket-head, #about')) replace(part);
	// whom an answer reaches may be different now, too
	document.querySelector('fd-desk-live')?.beside?.(thread);
});

// A deed answers with what stands around its own ticket: nothing for a page that shows another one by now.
document.addEventListener('htmx:oobBeforeSwap', (event) => {
	const { target, fragment } = event.detail;
	if (!target.matches('#ticket-head, #about')) return;
	event.preventDefault();
	const fresh = fragment.firstElementChild;
	if (fresh.dataset.number === document.getElementById('ticket').dataset.number) put(target, fresh);
});
