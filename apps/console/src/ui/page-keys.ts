import { useEffect, useRef } from 'react';

/** What one letter does on the screen that is open. */
export interface PageKey {
  readonly key: string;
  /** In the list of shortcuts. */
  readonly says: string;
  readonly run: () => void;
}

const known = new Set<() => readonly PageKey[]>();

/** What letters do on the screens that are open now. */
export function pageKeys(): readonly PageKey[] {
  return [...known].flatMap((read) => read());
}

/** Gives letters a meaning as long as the screen is there. */
export function usePageKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const read = () => latest.current;
    known.add(read);
    return () => void known.delete(read);
  }, []);
}
