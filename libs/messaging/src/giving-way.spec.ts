import { GivingWay, type ProcessorTimes } from './giving-way';

describe('giving way', () => {
  let times: ProcessorTimes | undefined;
  let isToldTo: boolean;
  let givingWay: GivingWay;
  beforeEach(() => {
    times = { ranMs: 1_000, waitedMs: 5_000 };
    isToldTo = true;
    givingWay = new GivingWay(
      () => times,
      () => isToldTo,
    );
  });
  const pass = (ranMs: number, waitedMs: number): void => {
    times = { ranMs: times!.ranMs + ranMs, waitedMs: times!.waitedMs + waitedMs };
  };

  it('rests for four times as long as it was kept waiting', () => {
    pass(20, 60);
    expect(givingWay.restMs()).toBe(240);
  });

  it('rests for 0.4 s at most', () => {
    pass(20, 900);
    expect(givingWay.restMs()).toBe(400);
  });

  it('rests for 50 ms at least', () => {
    pass(0.1, 2);
    expect(givingWay.restMs()).toBe(50);
  });

  it('does not rest while it mostly runs when it wants to', () => {
    pass(30, 60);
    expect(givingWay.restMs()).toBe(0);
  });

  it('does not rest where it had nothing to do', () => {
    expect(givingWay.restMs()).toBe(0);
  });

  it('looks at what has been since it was asked before', () => {
    pass(20, 900);
    givingWay.restMs();
    pass(50, 10);
    expect(givingWay.restMs()).toBe(0);
  });

  describe('before a piece of work', () => {
    /** What it finds each time it looks; the last of them ever after. */
    const finding = (...passed: [ranMs: number, waitedMs: number][]): { looks: number; rests: GivingWay } => {
      const found = { looks: 0, rests: givingWay };
      found.rests = new GivingWay(
        () => {
          // The first look is where it begins.
          if (found.looks > 0) pass(...passed[Math.min(found.looks, passed.length) - 1]!);
          found.looks += 1;
          return times;
        },
        () => true,
      );
      return found;
    };

    it('rests until nobody keeps it waiting any more', async () => {
      const found = finding([1, 9], [0.1, 5], [0.1, 0.1]);
      await found.rests.rest(() => false);
      expect(found.looks).toBe(4);
    });

    it('works after a second, however crowded it is', async () => {
      const found = finding([1, 900]);
      await found.rests.rest(() => false);
      // Three rests of 0.4 s, fewer where a pause takes longer than it was asked to.
      expect(found.looks).toBeGreaterThan(2);
      expect(found.looks).toBeLessThan(6);
    });

    it('does not rest where it is told to stop', async () => {
      const found = finding([1, 900]);
      await found.rests.rest(() => true);
      expect(found.looks).toBe(2);
    });
  });

  it('does not rest where nobody told it to', () => {
    isToldTo = false;
    pass(20, 900);
    expect(givingWay.restMs()).toBe(0);
  });

  it('does not rest where the system does not say its times', () => {
    times = undefined;
    expect(givingWay.restMs()).toBe(0);
    times = { ranMs: 0, waitedMs: 900 };
    expect(givingWay.restMs()).toBe(0);
  });

  it('reads its own times where there are some, and rests for nobody at first', () => {
    expect(new GivingWay().restMs()).toBe(0);
  });
});
