import type { MessageCategory } from '@hanout/contracts';

/**
 * Why a message is sent. `rank`: who goes first. `waitsForMorning`: quiet hours hold it. `choice`: what a person may
 * say about it: `always` cannot be switched off (codes, and whatever tells of money that left), `on` and `off` are what
 * holds until he says otherwise.
 */
export const CATEGORIES = {
  code: { rank: 0, waitsForMorning: false, choice: 'always' },
  money_out: { rank: 1, waitsForMorning: false, choice: 'always' },
  money_in: { rank: 1, waitsForMorning: false, choice: 'on' },
  bill: { rank: 2, waitsForMorning: true, choice: 'always' },
  security: { rank: 2, waitsForMorning: true, choice: 'always' },
  request: { rank: 2, waitsForMorning: true, choice: 'on' },
  report: { rank: 2, waitsForMorning: true, choice: 'on' },
  marketing: { rank: 2, waitsForMorning: true, choice: 'off' },
} as const satisfies Record<
  MessageCategory,
  { rank: 0 | 1 | 2; waitsForMorning: boolean; choice: 'always' | 'on' | 'off' }
>;

export const CATEGORY_NAMES = Object.keys(CATEGORIES) as MessageCategory[];

/** Off until somebody wants them. */
export const OFF_BY_DEFAULT = CATEGORY_NAMES.filter((name) => CATEGORIES[name].choice === 'off');

/** The last rank that leaves in quiet hours: ranks after it hold only what waits. */
export const RANK_OF_NIGHT = Math.max(
  ...CATEGORY_NAMES.filter((name) => !CATEGORIES[name].waitsForMorning).map((name) => CATEGORIES[name].rank),
);
export const RANK_LAST = Math.max(...CATEGORY_NAMES.map((name) => CATEGORIES[name].rank));
