import { v5 as uuidV5 } from 'uuid';

/**
 * The ledger's transfer id of an attempt to move money for a line or a deposit. Every answer of the ledger is final for
 * its id, a no as well, so trying again takes a new id. It is worked out, never drawn: whoever asks about an attempt,
 * twice, at once or after a crash, asks with the same id. An attempt begins only after the ledger's no to the one before
 * it, so no two of them can both be posted.
 */
export function transferIdOf(id: string, attempt: number): string {
  return attempt === 0 ? id : uuidV5(`attempt:${attempt}`, id);
}
