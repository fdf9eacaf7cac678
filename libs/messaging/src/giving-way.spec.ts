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
