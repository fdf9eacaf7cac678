const MINUTE_MS = 60_000;

/** Time until a deadline, in days, hours and minutes as they are told; `isOver`: since it. */
export interface TimeLeft {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly isOver: boolean;
  /** For the eye: how much of the time is used up, 0 to 1. */
  readonly used: number;
  readonly tone: 'good' | 'near' | 'over';
}

/** Of what was given, a fifth is left: somebody has to hurry. */
const NEAR = 0.8;

export function timeLeft(
  { from, until }: { readonly from: string; readonly until: string },
  now: number,
): TimeLeft {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  const isOver = now >= end;
  const minutes = Math.floor(Math.abs(end - now) / MINUTE_MS);
  const used = Math.min(Math.max((now - begin) / Math.max(end - begin, 1), 0), 1);
  return {
    days: Math.floor(minutes / 1_440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
    isOver,
    used,
    tone: isOver ? 'over' : used >= NEAR ? 'near' : 'good',
  };
}
