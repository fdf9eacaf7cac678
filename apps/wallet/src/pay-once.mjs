/**
 * One payment at a time, paid once: its key is kept in the device before the first byte is sent, and until there is a
 * clear answer. Whatever happens between (no network, a closed page, a second tap), asking again uses the same key.
 */
export function payOnce({ storage, name, newKey, send }) {
  const kept = () => JSON.parse(storage.getItem(name) ?? 'null');

  return {
    kept,

    /** @returns the attempt to ask for: the one that is still open, when there is one */
    begin(body) {
      const open = kept();
      if (open) return open;
      const attempt = { key: newKey(), body };
      storage.setItem(name, JSON.stringify(attempt));
      return attempt;
    },

    /**
     * Asks for the open attempt.
     * @returns `{ outcome: 'paid' | 'refused' | 'unknown' | 'signed-out', payment?, problem? }`; the attempt stays open
     * unless it was paid or refused
     */
    async ask() {
      const attempt = kept();
      if (!attempt) throw new Error('nothing to ask for');
      let answer;
      try {
        answer = await send(attempt);
      } catch {
        return { outcome: 'unknown' };
      }
      const { status, body } = answer;
      const outcome = outcomeOf(status, body);
      if (outcome === 'paid' || outcome === 'refused') storage.removeItem(name);
      return { outcome, payment: body?.payment, ...(status >= 400 && { problem: body }) };
    },
  };
}

/** Only a clear yes or a clear no ends an attempt. */
function outcomeOf(status, body) {
  if (status === 401) return 'signed-out';
  if (status === 200 || status === 201) return body?.payment?.state === 'completed' ? 'paid' : 'unknown';
  const isClearNo = status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
  return isClearNo && typeof body?.code === 'string' ? 'refused' : 'unknown';
}
