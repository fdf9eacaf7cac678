export interface MatchDay {
  readonly network: string;
  readonly day: string;
  readonly isReported: boolean;
  readonly matched: number;
  readonly late: number;
  readonly amountDiffers: number;
  readonly oursOnly: number;
  readonly theirsOnly: number;
  /** Of 10,000; absent when there was nothing to match. */
  readonly matchedBps?: number;
}

export const AGES = ['upToOneDay', 'twoToThreeDays', 'fourToSevenDays', 'overSevenDays'] as const;
export type Ageing = Readonly<Record<(typeof AGES)[number], number>>;

export interface Break {
  readonly breakId: string;
  readonly kind: string;
  readonly state: string;
  readonly network?: string;
  /** JSON. */
  readonly evidence: string;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly resolution?: string;
  readonly proposalId?: string;
}

export function totalAgeing(ages: readonly Ageing[]): Ageing {
  const sum = (age: keyof Ageing) => ages.reduce((total, one) => total + one[age], 0);
  return {
    upToOneDay: sum('upToOneDay'),
    twoToThreeDays: sum('twoToThreeDays'),
    fourToSevenDays: sum('fourToSevenDays'),
    overSevenDays: sum('overSevenDays'),
  };
}

/** How good a day of a network was, for its colour. */
export function gradeOf(day: MatchDay | undefined): 'none' | 'unreported' | 'bad' | 'poor' | 'good' {
  if (day === undefined) return 'none';
  if (!day.isReported) return 'unreported';
  if (day.matchedBps === undefined || day.matchedBps >= 9_990) return 'good';
  return day.matchedBps >= 9_500 ? 'poor' : 'bad';
}
