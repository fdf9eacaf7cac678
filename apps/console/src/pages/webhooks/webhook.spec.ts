import { deliveredPercent, stateOf, type Webhook } from './webhook';

it('calls what staff have blocked blocked, whatever its owner wants', () => {
  const webhook = { state: 'enabled', isBlocked: false } as Webhook;
  expect(stateOf(webhook)).toBe('enabled');
  expect(stateOf({ ...webhook, state: 'disabled' })).toBe('disabled');
  expect(stateOf({ ...webhook, isBlocked: true })).toBe('blocked');
});

it('says 100 % only of all, and nothing of none', () => {
  expect(deliveredPercent({ delivered: 0, parked: 0 })).toBeUndefined();
  expect(deliveredPercent({ delivered: 999, parked: 1 })).toBe(99);
  expect(deliveredPercent({ delivered: 3, parked: 0 })).toBe(100);
  expect(deliveredPercent({ delivered: 0, parked: 3 })).toBe(0);
});
