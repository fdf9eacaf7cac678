/** What the platform tells of one's own wallet or till while a page is open. It is a hint: what it says is read again. */
const ADDRESS = '/api/v1/events?web=wallet';

const listeners = new Set<() => void>();
let source: EventSource | undefined;

/** @returns ends it; the one connection closes with its last listener */
export function onPayment(listener: () => void): () => void {
  listeners.add(listener);
  source ??= open();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    source?.close();
    source = undefined;
  };
}

function open(): EventSource {
  const opened = new EventSource(ADDRESS);
  opened.addEventListener('payment', () => {
    for (const listener of listeners) listener();
  });
  return opened;
}
