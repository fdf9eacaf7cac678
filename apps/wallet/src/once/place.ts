import { openDB, type DBSchema } from 'idb';
import type { Kept, Place } from './once';

interface Schema extends DBSchema {
  /** Key: the name of the wish. */
  wishes: { key: string; value: Kept };
}

const open = () =>
  openDB<Schema>('hanout-wishes', 1, { upgrade: (database) => void database.createObjectStore('wishes') });

/**
 * In a transaction of the browser's own database: of two tabs the second sees what the first has written, which no lock
 * promises for `localStorage` (a process keeps a copy of it, and hears of another's writing later). On the disk before
 * anything is sent.
 */
export function placeOf(name: string): Place {
  return {
    async read() {
      const database = await open();
      try {
        return (await database.get('wishes', name)) ?? {};
      } finally {
        database.close();
      }
    },
    async change(by) {
      const database = await open();
      try {
        const transaction = database.transaction('wishes', 'readwrite', { durability: 'strict' });
        const changed = by((await transaction.store.get(name)) ?? {});
        await Promise.all([transaction.store.put(changed, name), transaction.done]);
      } finally {
        database.close();
      }
    },
  };
}

/** Of all wishes on this device: what was fulfilled, and not what has no answer yet. */
export async function forgetFulfilled(): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction('wishes', 'readwrite');
    for (const name of await transaction.store.getAllKeys()) {
      const { open: attempt } = (await transaction.store.get(name)) ?? {};
      if (attempt) await transaction.store.put({ open: attempt }, name);
      else await transaction.store.delete(name);
    }
    await transaction.done;
  } finally {
    database.close();
  }
}
