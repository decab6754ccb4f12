// Shows what is pushed while no page of the desk is open, and leads to it.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
	const news = event.data?.json() ?? {};
	event.waitUntil(self.registration.showNotification(news.title ?? 'Frontdesk', {
		body: news.body ?? '', tag: news.tag, lang: news.lang, dir: news.dir, data: { path: news.path ?? '/desk' },
	}));
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(open(event.notification.data?.path ?? '/desk'));
});

async function open(path) {
	const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const page = pages.find((one) => new URL(one.url).pathname.startsWith('/desk'));
	const shown = await page?.focus().then((one) => one.navigate(path)).catch(() => null);
	if (!shown) await self.clients.openWindow(path);
}
