import type { DataSource } from 'typeorm';

export interface PlantedBug {
  name: string;
  /** In which function what is written instead of what; it must be there once. */
  changes: { of: string; from: string; to: string }[];
  /** What else must go or be there, first. */
  statements?: string[];
}

/** Mistakes that would cost money; a check must catch each. */
export const PLANTED_BUGS = {
  readThenWrite: {
    name: 'balances are read and written without a lock',
    // Numbers from a sequence: those of two flushes at once would be the same, and their keys would refuse them.
    statements: ['create sequence planted_numbers increment by 1000'],
    changes: [
      { of: 'begin_flush', from: 'select h.last_no,', to: `select nextval('planted_numbers'),` },
      { of: 'begin_flush', from: ' for update', to: '' },
      // The wait: on a busy machine one flush may be over before the next one reads, and nothing would be lost.
      {
        of: 'post_transfers',
        from: 'order by account_id for no key update) locked;',
        to: 'order by account_id) locked; perform pg_sleep(0.005);',
      },
    ],
  },
  noUniqueId: {
    name: 'an id may be decided twice',
    statements: ['alter table decisions drop constraint decisions_pkey'],
    changes: [
      {
        of: 'post_transfers',
        from: 'select * from decisions where transfer_id = any(p_ids)',
        to: 'select * from decisions where false',
      },
    ],
  },
  holdKeptOnExpiry: {
    name: 'a hold that expires is not set free',
    changes: [
      { of: 'expire_holds', from: 'a.debits_pending_minor - c.debit', to: 'a.debits_pending_minor' },
      { of: 'expire_holds', from: 'a.credits_pending_minor - c.credit', to: 'a.credits_pending_minor' },
    ],
  },
} satisfies Record<string, PlantedBug>;

/** The line of every kind of row in the chain, and a column that it would not say any more. */
export const SKIPPED_COLUMNS: PlantedBug[] = [
  ['account_line', 'e.reason'],
  ['decision_line', 'r.reason'],
  ['hold_end_line', 'r.ending'],
  ['hold_leg_line', 'r.reference'],
  ['leg_line', 'r.credit_after_minor'],
  ['reversal_line', 'r.reversal_id'],
].map(([of, from]) => ({ name: `${of} skips ${from}`, changes: [{ of: of!, from: from!, to: 'null' }] }));

export async function plant(dataSource: DataSource, { statements = [], changes }: PlantedBug): Promise<void> {
  for (const statement of statements) await dataSource.query(statement);
  for (const { of, from, to } of changes) {
    const [row] = await dataSource.query<{ text: string }[]>(
      'select pg_get_functiondef($1::regproc) as text',
      [of],
    );
    // A text that is no longer there, or is there twice, would plant something else.
    expect(row!.text.split(from)).toHaveLength(2);
    await dataSource.query(row!.text.replace(from, () => to));
  }
}
