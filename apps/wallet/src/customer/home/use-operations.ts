import { useEffect, useState } from 'react';
import { keepOperations, keptOperations, newest, type Operation } from '../../offline/operations';
import { useOwnSession } from '../../session/session';
import { readLast } from './last-operations';

/** What this device has seen, at once; then what the platform says, which is kept. Undefined until there is any word. */
export function useOperations(count: number): readonly Operation[] | undefined {
  const { walletId } = useOwnSession();
  const [operations, setOperations] = useState<readonly Operation[]>();
  useEffect(() => {
    if (walletId === undefined) return;
    let isWanted = true;
    const show = (seen: readonly Operation[]) => {
      if (isWanted) setOperations((shown) => newest(shown ?? [], seen));
    };
    const kept = keptOperations(walletId).then((seen) => seen.length > 0 && show(seen));
    const read = readLast(count).then(async (seen) => {
      show(seen);
      await keepOperations(walletId, seen);
    });
    // Without a network what is kept stays, and the screen says that it is old.
    void Promise.allSettled([kept, read]).then(() => show([]));
    return () => {
      isWanted = false;
    };
  }, [walletId, count]);
  return operations?.slice(0, count);
}
