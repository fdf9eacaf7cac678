import type { WireMoney } from '@hanout/money';

export const FILES = ['households', 'pupils', 'absences'] as const;
export type RosterFile = (typeof FILES)[number];

export interface ListedRoster {
  readonly rosterId: string;
  readonly programme: string;
  readonly ruleSet: string;
  readonly state: string;
  readonly createdAt: string;
  readonly lines: number;
  readonly linesPaid: number;
  readonly payable: WireMoney;
}

export interface Group {
  readonly households: number;
  readonly minor: number;
}

/** In the shape of a control-totals file; amounts in centimes. */
export interface Totals {
  readonly households: number;
  readonly payable_minor: number | string;
  readonly wallet: Group;
  readonly voucher: Group;
  readonly households_with_nothing_due?: number;
  readonly by_province?: Readonly<Record<string, Group>>;
  readonly by_network?: Readonly<Record<string, Group>>;
}

export interface Roster {
  readonly rosterId: string;
  readonly programme: string;
  readonly ruleSet: string;
  readonly state: string;
  readonly progress?: { readonly step: string; readonly done: number; readonly total: number };
  readonly totals?: Totals;
  readonly problem?: {
    readonly code: string;
    readonly file: string;
    readonly row?: number;
    readonly column?: string;
    readonly expected: string;
    readonly found: string;
  };
  readonly approvedBy: readonly string[];
  readonly disbursement?: {
    readonly walletLines: number;
    readonly walletsPaid: number;
    readonly walletsPaidMinor: string;
    readonly voucherLines: number;
    readonly vouchersIssued: number;
    readonly vouchersIssuedMinor: string;
    readonly returned: number;
  };
}

/** The steps a roster goes through, as a line to follow. */
export const STEPS = ['uploading', 'evaluated', 'approved', 'disbursing', 'closed'] as const;

/** How many of the steps are behind it. */
export function stepOf(state: string): number {
  const places: Readonly<Record<string, number>> = {
    uploading: 0,
    refused: 0,
    evaluating: 1,
    evaluated: 2,
    approved: 3,
    disbursing: 3,
    closed: 5,
  };
  return places[state] ?? 0;
}

export const IN_MOTION = ['uploading', 'evaluating', 'disbursing'];

/** Counts of the totals, flat: `pupils_held`, and those in groups below the name of their group. */
export function countsOf(totals: object, above = ''): readonly { what: string; count: number }[] {
  return Object.entries(totals).flatMap(([name, value]) => {
    if (name.startsWith('by_') || name.endsWith('minor')) return [];
    if (typeof value === 'number') return [{ what: above + name, count: value }];
    return typeof value === 'object' && value !== null ? countsOf(value as object, `${name}/`) : [];
  });
}
