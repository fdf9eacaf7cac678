/**
 * Keeps the files of the app, so that it opens without a network. It never keeps an answer of the platform: what was seen
 * last is in `operations.ts`, as data, and a payment is never answered from here.
 */
interface Built {
  readonly version: string;
  readonly files: readonly string[];
}

/** What this file uses of a service worker's world; the compiler's own library of it clashes with that of pages. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(name: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const worker = self as unknown as Worker;
const built = '__BUILT_FILES__' as unknown as Built;
const CACHE = `hanout-wallet-${built.version}`;
const SHELL = import.meta.env.BASE_URL;
/** Not what only some phones need: kept when one has asked for it. */
const LATER = /\.mp3$/;
const files = new Set([SHELL, ...built.files.map((file) => `${SHELL}${file}`)]);

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...files].map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('hanout-wallet-') && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

async function keptFile(request: Request, file: string): Promise<Response> {
  return (await caches.match(file)) ?? fetch(request);
}

async function keptLater(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

/** The newest page where there is a network; the kept one opens every path of the app. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.ok) return answer;
  } catch {
    // No network.
  }
  return keptFile(request, SHELL);
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(SHELL)) event.respondWith(page(request));
  else if (files.has(pathname)) event.respondWith(keptFile(request, pathname));
  else if (pathname.startsWith(SHELL) && LATER.test(pathname)) event.respondWith(keptLater(request));
});
