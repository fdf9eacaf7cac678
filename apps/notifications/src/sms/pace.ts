/**
 * How fast messages may go to the provider, so that a payday flows steadily: a bucket that fills at `perSecond` and holds
 * a second's worth. One process's pace: several share the provider's rate by their settings.
 */
export class Pace {
  private held: number;
  private filledAtMs: number;
  private pausedUntilMs = 0;

  constructor(
    private readonly perSecond: number,
    /** Goes on whatever the wall clock does. */
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.held = perSecond;
    this.filledAtMs = nowMs();
  }

  /** How many of `max` may go now. */
  take(max: number): number {
    const now = this.nowMs();
    this.held = Math.min(this.perSecond, this.held + ((now - this.filledAtMs) * this.perSecond) / 1_000);
    this.filledAtMs = now;
    if (now < this.pausedUntilMs) return 0;
    const taken = Math.min(max, Math.floor(this.held));
    this.held -= taken;
    return taken;
  }

  /** Those that were allowed and not needed. */
  giveBack(count: number): void {
    this.held = Math.min(this.perSecond, this.held + count);
  }

  /** The provider asked for peace. */
  pause(seconds: number): void {
    this.pausedUntilMs = Math.max(this.pausedUntilMs, this.nowMs() + seconds * 1_000);
  }
}
