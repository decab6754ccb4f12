/**
 * Fills an element with what an address answers. A later wish for the same element takes the place of
 * an earlier one still under way; each element waits for its own answers only.
 * @returns {Promise<boolean>} whether the element shows this answer
 */
export function load(target, url, method = 'GET') {
	target.setAttribute('hx-sync', 'this:replace');
	return window.htmx.ajax(method, url, { source: target, target, swap: 'innerHTML' }).then(() => true, () => false);
}
