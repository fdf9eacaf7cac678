import { requestCode } from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';

const identity = new TestIdentity({
  CODE_REQUESTS_MAX: '100',
  CODE_REQUESTS_PER_DAY_MAX: '7',
  CODE_REQUESTS_PER_BLOCK_MAX: '20',
});
beforeAll(() => identity.open());
afterAll(() => identity.close());

const ask = (phone: string) => identity.asks.ask(requestCode, { body: { phone } });
const refusalsOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));

it('sends a number so many codes a day, however many are asked for at once', async () => {
  const results = await Promise.allSettled(Array.from({ length: 30 }, () => ask('+212611100001')));
  expect(refusalsOf(results)).toEqual(Array.from({ length: 23 }, () => 'identity.too_many_codes_today'));
  await identity.sql.query(`update code_request_counts set since = since - interval '1 day'`);
  await expect(ask('+212611100001')).resolves.toBeDefined();
});

it('sends a block of numbers so many codes an hour, and counts no more than that', async () => {
  const block = (place: number) => `+2126222${String(place).padStart(5, '0')}`;
  const results = await Promise.allSettled(Array.from({ length: 50 }, (_, place) => ask(block(place))));
  expect(refusalsOf(results)).toEqual(Array.from({ length: 30 }, () => 'identity.too_many_codes'));
  expect(await identity.count(`code_request_counts where counted = 'block:+2126222' and requests = 20`)).toBe(
    1,
  );
  await expect(ask('+212633300001')).resolves.toBeDefined();
  const refused = results.findIndex(({ status }) => status === 'rejected');
  await identity.sql.query(
    `update code_request_counts set since = since - interval '1 hour' where counted like 'block:%'`,
  );
  await expect(ask(block(refused))).resolves.toBeDefined();
});
