/** What can be wrong with a trail; `number` is where. */
export const FAULTS = {
  changed: 'the entry is not what was sealed, or stands in the place of another',
  missing: 'numbers are missing: entries were removed',
  cut_off: 'a published head lies behind the end: the tail was cut off',
  rewritten: 'the entry is not the one whose hash was published: everything up to it was written anew',
  unsealed: 'an entry has waited for its seal for too long',
  unguarded: 'nothing refuses changes of the table',
} as const;
export type FaultKind = keyof typeof FAULTS;

export interface Fault {
  kind: FaultKind;
  number?: string;
  /** The last number of several. */
  upTo?: string;
  entryId?: string;
  what?: string;
}

export interface TrailReport {
  entries: bigint;
  head: { no: string; hash: string } | undefined;
  /** Entries that were written a moment ago. */
  waiting: number;
  headsCompared: number;
  /** The first ones, in order of number. */
  faults: Fault[];
  faultsInAll: number;
}
