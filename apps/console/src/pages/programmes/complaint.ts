/** What a family says is wrong, and until when somebody has to have answered it. */
export interface Complaint {
  readonly complaintId: string;
  readonly cursor: string;
  readonly rosterId: string;
  readonly idcs: string;
  readonly massar?: string;
  readonly month?: string;
  readonly reason: string;
  readonly words?: string;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly outcome?: string;
  readonly answer?: string;
  readonly answeredAt?: string;
}

export const OUTCOMES = ['upheld', 'rejected', 'passed_on'] as const;

const DAY_MS = 86_400_000;

/** Those that wait before those that are answered, the nearest deadline first. */
export function byDeadline(complaints: readonly Complaint[]): readonly Complaint[] {
  const isDone = ({ outcome }: Complaint) => Number(outcome !== undefined);
  return [...complaints].sort(
    (one, other) => isDone(one) - isDone(other) || Date.parse(one.dueAt) - Date.parse(other.dueAt),
  );
}

/** @param now in milliseconds */
export function summaryOf(
  complaints: readonly Complaint[],
  now: number,
): Readonly<Record<'waiting' | 'overdue' | 'soon' | 'answered', number>> {
  const waiting = complaints.filter(({ outcome }) => outcome === undefined);
  const left = waiting.map(({ dueAt }) => Date.parse(dueAt) - now);
  return {
    waiting: waiting.length,
    overdue: left.filter((ms) => ms <= 0).length,
    soon: left.filter((ms) => ms > 0 && ms <= DAY_MS).length,
    answered: complaints.length - waiting.length,
  };
}
