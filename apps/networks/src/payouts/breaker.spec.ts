import { unknown, type OutcomeById } from '@hanout/network-kit';
import { Breaker, isSilence } from './breaker';

const silence: OutcomeById[] = [{ id: 'a', ...unknown('timeout') }];
const answer: OutcomeById[] = [{ id: 'a', outcome: 'pending' }];

describe('a breaker', () => {
  let now: number;
  let breaker: Breaker;
  beforeEach(() => {
    now = 1_000_000;
    breaker = new Breaker({ failuresMax: 3, probeEveryMs: 500 }, () => new Date(now));
  });
  /** A call after the one before was heard. */
  const call = (outcomes: OutcomeById[]) => breaker.heard(outcomes, breaker.begins());
  const open = () => [1, 2, 3].map(() => call(silence));

  it('opens after so many failures in a row, and not before', () => {
    call(silence);
    call(silence);
    call(answer);
    expect(open()).toEqual([undefined, undefined, 'opened']);
    expect(breaker.read()).toEqual({ state: 'open', failures: 3, openSince: new Date(now) });
    expect(breaker.allows(16)).toBe(0);
  });

  it('takes what was under way together, and failed together, for one failure', () => {
    const together = Array.from({ length: 16 }, () => breaker.begins());
    expect(together.map((one) => breaker.heard(silence, one))).toEqual(together.map(() => undefined));
    expect(breaker.read()).toEqual({ state: 'closed', failures: 1 });
    expect([call(silence), call(silence)]).toEqual([undefined, 'opened']);
  });

  it('lets one probe out at a time, with a pause between', () => {
    const before = breaker.begins();
    open();
    now += 500;
    expect(breaker.allows(16)).toBe(1);
    const probe = breaker.begins();
    expect(breaker.read().state).toBe('probing');
    now += 5_000;
    // Of a call that began before it opened.
    breaker.heard(silence, before);
    now += 5_000;
    expect(breaker.allows(16)).toBe(0);
    expect(breaker.heard(silence, probe)).toBeUndefined();
    expect(breaker.allows(16)).toBe(0);
    now += 500;
    expect(breaker.allows(16)).toBe(1);
  });

  it('closes on any answer, a no and a not-yet too', () => {
    open();
    expect(call(answer)).toBe('closed');
    expect(breaker.read()).toEqual({ state: 'closed', failures: 0 });
    expect(breaker.allows(16)).toBe(16);
  });

  it.each(['timeout', 'not_connected', 'cut_off', 'http_500', 'http_503'])('takes %s for silence', (cause) =>
    expect(isSilence([{ id: 'a', ...unknown(cause) }])).toBe(true),
  );

  it.each(['http_401', 'http_429', 'unreadable', 'not_found', 'unknown_word'])(
    'takes %s for an answer',
    (cause) => expect(isSilence([{ id: 'a', ...unknown(cause) }])).toBe(false),
  );

  it('takes an answer about one of them for an answer', () => {
    expect(isSilence([...silence, ...answer])).toBe(false);
    expect(isSilence([])).toBe(false);
  });
});
