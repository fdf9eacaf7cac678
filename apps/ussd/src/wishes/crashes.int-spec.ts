/** The service dies while somebody pays; another one comes up, and it is one payment whatever the phone does then. */
import { join } from 'node:path';
import { startService } from '@hanout/service-kit';
import { ServiceProcess, waitFor } from '@hanout/testing';
import type { FakeAggregator } from '../../test/fake-aggregator';
import { PIN, UssdUnderTest } from '../../test/ussd-under-test';
import { service } from '../service';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const PORT_OF = /"url":"(http:[^"]+)"/;

const ussd = new UssdUnderTest();
beforeAll(() => ussd.open({ STEP_SECONDS: '1' }));
afterAll(() => ussd.close());

jest.setTimeout(60_000);

let phone: FakeAggregator;

/** Up to the confirmation with the service that lives, and through it with one that dies there. */
async function crash(point: string): Promise<void> {
  await ussd.forget();
  phone = ussd.phone();
  const { text } = await phone.dial();
  await phone.type(...(text.includes('3.') ? ['2'] : []), PIN, '2', 'M00003', '25');
  await ussd.running.stop();
  const dying = await ServiceProcess.start(MAIN, { ...ussd.env, HTTP_PORT: '0' }, [point]);
  const [, url] = PORT_OF.exec(dying.said)!;
  const doomed = ussd.phone(phone.phone, () => url!);
  Object.assign(doomed, { sessionId: phone.sessionId, inputs: [...phone.inputs, PIN] });
  await doomed.again().catch(() => undefined);
  await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
  ussd.running = await startService(service, ussd.env);
}

/** The one who died holds his step no longer. */
const stepsAreFree = () =>
  waitFor(
    async () =>
      (await ussd.query('select 1 from steps where reply_sealed is null and taken_until >= now()')).length ===
      0,
  );

const POINTS = ['ussd.wish-written', 'ussd.payment-answered', 'ussd.before-step'];

it.each([...POINTS, 'ussd.after-step'])(
  'a crash at %s is one payment for the aggregator that asks again',
  async (point) => {
    await crash(point);
    await stepsAreFree();
    expect((await phone.type(PIN)).text).toBe('Paye : 25,00 DH. Reference 8WD3KQ5TBX');
    expect(ussd.others.payments.size).toBe(1);
  },
);

it.each(POINTS)('a crash at %s is one payment for who dials again, goes on and confirms', async (point) => {
  await crash(point);
  await phone.dial();
  expect((await phone.type(PIN)).text).toMatch(/^Vous aviez commence/);
  await phone.type('1');
  for (let tries = 0; phone.last!.isOpen && tries < 4; tries += 1)
    await phone.type(phone.last!.text.includes('code secret :') ? PIN : '1');
  expect(phone.last!.text).toMatch(/^Paye : 25,00 DH/);
  expect(ussd.others.payments.size).toBe(1);
});
