import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../api/client';
import { newId } from '@hanout/identifiers';
import { useOwnSession } from '../session/session';
import { once, PLACE, type Attempt, type Outcome, type Wish } from './once';

const ASK_AGAIN_MS = 4_000;

interface Once<Shown> {
  /** What has no clear answer yet, also from before the page was closed. */
  readonly open: Attempt<Shown> | null;
  /** The last word; `refused` and `done` stand until the next wish. */
  readonly outcome: Outcome<Shown> | undefined;
  readonly isBusy: boolean;
  /**
   * Begins, or goes on with what is open: it never begins a second.
   * @param proof goes with the body and is never kept: what was closed before it arrived is refused for want of it
   */
  readonly act: (wish: Wish<Shown>, proof?: object) => Promise<void>;
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
 * @param action names the place in the device; an open attempt belongs to who made it, with that wallet
 */
export function useOnce<Shown>(action: string): Once<Shown> {
  const { id, walletId, role, network } = useOwnSession();
  const name = `${PLACE}${id}.${walletId ?? `${role}.${network}`}.${action}`;
  const proof = useRef<object>(undefined);
  const wishes = useMemo(
    () =>
      once<Shown>({
        storage: localStorage,
        name,
        newKey: newId,
        now: Date.now,
        send: ({ path, body, key }, proven) =>
          call('POST', path, { body: { ...body, ...proven }, idempotencyKey: key }),
      }),
    [name],
  );
  const [open, setOpen] = useState(() => wishes.kept());
  const [outcome, setOutcome] = useState<Outcome<Shown>>();
  const [isBusy, setBusy] = useState(false);
  const isAsking = useRef(false);

  const askAgain = useCallback(async () => {
    if (isAsking.current || !wishes.kept()) return;
    isAsking.current = true;
    setBusy(true);
    try {
      setOutcome(await wishes.ask(proof.current));
    } finally {
      isAsking.current = false;
      setBusy(false);
      setOpen(wishes.kept());
    }
  }, [wishes]);

  const act = useCallback(
    async (wish: Wish<Shown>, proven?: object) => {
      if (isAsking.current) return;
      proof.current = proven;
      setOutcome(undefined);
      const begun = await alone(name, () => wishes.paidMeanwhile(wish) ?? wishes.begin(wish));
      if ('is' in begun) {
        setOutcome(begun);
        return;
      }
      setOpen(begun);
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
