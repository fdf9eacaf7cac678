import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../api/client';
import { newId } from '@hanout/identifiers';
import { useOwnSession } from '../session/session';
import { once, type Attempt, type Outcome, type Wish } from './once';
import { placeOf } from './place';

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

/**
 * A wish that is fulfilled once. It goes on by itself with what was open when the screen opens, and asks every few seconds
 * while the answer is unknown.
 * @param action names the place in the device; an open attempt belongs to who made it, with that wallet
 */
export function useOnce<Shown>(action: string): Once<Shown> {
  const { id, walletId, role, network } = useOwnSession();
  const name = `${id}.${walletId ?? `${role}.${network}`}.${action}`;
  const proof = useRef<object>(undefined);
  const wishes = useMemo(
    () =>
      once<Shown>({
        place: placeOf(name),
        newKey: newId,
        now: Date.now,
        send: ({ path, body, key }, proven) =>
          call('POST', path, { body: { ...body, ...proven }, idempotencyKey: key }),
      }),
    [name],
  );
  const [open, setOpen] = useState<Attempt<Shown> | null>(null);
  const [outcome, setOutcome] = useState<Outcome<Shown>>();
  // Until it is known what was left open here.
  const [isBusy, setBusy] = useState(true);
  const [failure, setFailure] = useState<unknown>();
  const isAsking = useRef(false);

  /** One thing at a time: a second tap finds the first at work. What it came to and what is left open change together. */
  const work = useCallback(
    async (task: () => Promise<Outcome<Shown> | undefined>) => {
      if (isAsking.current) return;
      isAsking.current = true;
      setBusy(true);
      try {
        const word = await task();
        setOpen(await wishes.kept());
        if (word) setOutcome(word);
      } catch (error) {
        setFailure(error);
      } finally {
        isAsking.current = false;
        setBusy(false);
      }
    },
    [wishes],
  );

  const askAgain = useCallback(
    () =>
      work(async () => {
        const left = await wishes.kept();
        return left ? wishes.ask(left, proof.current) : undefined;
      }),
    [wishes, work],
  );

  const act = useCallback(
    (wish: Wish<Shown>, proven?: object) =>
      work(async () => {
        proof.current = proven;
        setOutcome(undefined);
        const begun = await wishes.begin(wish);
        if ('is' in begun) return begun;
        setOpen(begun);
        return wishes.ask(begun, proven);
      }),
    [wishes, work],
  );

  useEffect(() => {
    let isHere = true;
    wishes.kept().then((left) => {
      if (!isHere) return;
      setOpen(left);
      setBusy(isAsking.current);
    }, setFailure);
    return () => {
      isHere = false;
    };
  }, [wishes]);

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
  // Nothing is sent that the device cannot keep: the screen says that it does not work.
  if (failure !== undefined) throw failure as Error;
  return { open, outcome, isBusy, act, askAgain, forget };
}
