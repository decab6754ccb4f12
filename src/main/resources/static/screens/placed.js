// A window above the page: moved by its head, by the arrow keys on its button, or from corner to corner by pressing
// that; with Shift the arrows size it. Never out of sight; on a phone it stands where it is.
const STEP = 24;
const EDGE = 16;
const SEEN = { width: 120, height: 60 };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const phone = matchMedia('(max-width: 48rem)');

const within = (least, value, most) => Math.max(least, Math.min(Math.max(least, most), value));

export function placed(box, head, button) {
	const put = (left, top) => {
		box.style.insetInlineStart = 'auto';
		box.style.left = `${left}px`;
		box.style.top = `${top}px`;
	};
	/** Wholly in sight, as far as there is room. */
	const whole = (left, top) => put(within(0, left, innerWidth - box.offsetWidth), within(0, top, innerHeight - box.offsetHeight));

	head.addEventListener('pointerdown', (down) => {
		if (down.button || down.target.closest('a, button') || phone.matches) return;
		const { left, top } = box.getBoundingClientRect();
		head.setPointerCapture(down.pointerId);
		head.onpointermove = (event) => put(within(0, left + event.clientX - down.clientX, innerWidth - SEEN.width), within(0, top + event.clientY - down.clientY, innerHeight - SEEN.height));
		head.onpointerup = head.onpointercancel = () => head.onpointermove = null;
	});

	button.addEventListener('click', () => {
		const { left, top } = box.getBoundingClientRect();
		const far = [innerWidth - box.offsetWidth - EDGE, innerHeight - box.offsetHeight - EDGE];
		const right = left > far[0] / 2;
		const low = top > far[1] / 2;
		// Clockwise
		whole(low ? EDGE : far[0], right ? far[1] : EDGE);
	});

	button.addEventListener('keydown', (event) => {
		const arrow = ARROWS[event.key];
		if (!arrow || event.ctrlKey || event.altKey || event.metaKey) return;
		event.preventDefault();
		event.stopPropagation();
		const [x, y] = arrow.map((way) => way * STEP);
		const { left, top, width, height } = box.getBoundingClientRect();
		if (!event.shiftKey) {
			whole(left + x, top + y);
			return;
		}
		if (box.classList.contains('is-small')) return;
		put(left, top);
		box.style.inlineSize = `${Math.min(width + x, innerWidth - left)}px`;
		box.style.blockSize = `${Math.min(height + y, innerHeight - top)}px`;
	});

	// A page that got smaller leaves it in sight; what the phone's layout says goes before
	const settle = () => {
		if (phone.matches) box.removeAttribute('style');
		else if (box.style.left) whole(parseFloat(box.style.left), parseFloat(box.style.top));
	};
	addEventListener('resize', settle);
	return { leave: () => removeEventListener('resize', settle) };
}
