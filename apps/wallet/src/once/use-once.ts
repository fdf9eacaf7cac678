import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../api/client';
import { newId } from '../parts/new-id';
import { useOwnSession } from '../session/session';
import { once, type Attempt, type Outcome, type Wish } from './once';

const ASK_AGAIN_MS = 4_000;

interface Once<Shown> {
  /** What has no clear answer yet, also from before the page was closed. */
  readonly open: Attempt<Shown> | null;
  /** The last word; `refused` and `done` stand until the next wish. */
  readonly outcome: Outcome | undefined;
  readonly isBusy: boolean;
  /** Begins, or goes on with what is open: it never begins a second. */
  readonly act: (wish: Wish<Shown>) => Promise<void>;
  readonly askAgain: () => Promise<void>;
  /** The screen is done with the last word. */
  readonly forget: () => void;
}

/** Two tabs of one device begin one after the other. */
async function alone<T>(name: string, work: () => T): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(name, () => work()) : work();
}

/**
 * A wish that is fulfilled once. It goes on by itself with what was open when the screen opens, and asks every few seconds
 * while the answer is unknown.
 * @param action names the place in the device; an open attempt belongs to the wallet that made it
 */
export function useOnce<Shown>(action: string): Once<Shown> {
  const { walletId, role } = useOwnSession();
  const name = `hanout.once.${walletId ?? role}.${action}`;
  const wishes = useMemo(
    () =>
      once<Shown>({
        storage: localStorage,
        name,
        newKey: newId,
        send: ({ path, body, key }) => call('POST', path, { body, idempotencyKey: key }),
      }),
    [name],
  );
  const [open, setOpen] = useState(() => wishes.kept());
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);
  const isAsking = useRef(false);

  const askAgain = useCallback(async () => {
    if (isAsking.current || !wishes.kept()) return;
    isAsking.current = true;
    setBusy(true);
    try {
      setOutcome(await wishes.ask());
    } finally {
      isAsking.current = false;
      setBusy(false);
      setOpen(wishes.kept());
    }
  }, [wishes]);

  const act = useCallback(
    async (wish: Wish<Shown>) => {
      if (isAsking.current) return;
      setOutcome(undefined);
      setOpen(await alone(name, () => wishes.begin(wish)));
      await askAgain();
    },
    [wishes, name, askAgain],
  );

  useEffect(() => {
    if (!open || isBusy) return;
    // At once after the screen opens; then at a pace.
    const timer = setTimeout(() => void askAgain(), outcome === undefined ? 0 : ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [open, outcome, isBusy, askAgain]);

  useEffect(() => {
    const again = () => void askAgain();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [askAgain]);

  const forget = useCallback(() => setOutcome(undefined), []);
  return { open, outcome, isBusy, act, askAgain, forget };
}
