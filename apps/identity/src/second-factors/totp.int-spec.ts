import { confirmTotp, signIn, startTotp, type CallerV1 } from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { Administrators, PASSWORD } from '../../test/staff';
import { codeAt, STEP_SECONDS } from './totp';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
let identity: TestIdentity;
let house: Administrators;

beforeAll(async () => {
  identity = new TestIdentity();
  await identity.open();
  house = await Administrators.of(identity);
});
afterAll(() => identity?.close());

const now = () => Math.floor(Date.now() / 1_000 / STEP_SECONDS);
function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
}
const confirm = (caller: CallerV1, code: string) =>
  identity.asks.ask(confirmTotp, { caller, body: { code } });

async function withApp() {
  const member = await house.aMember();
  const { secret } = await identity.asks.ask(startTotp, { caller: member.caller });
  const bytes = bytesOf(secret);
  const { recoveryCodes } = await confirm(member.caller, codeAt(bytes, now() - 1));
  const byCode = (more: { totpCode?: string; recoveryCode?: string }, password = PASSWORD) =>
    identity.asks.ask(signIn, { body: { grant: 'staff', username: member.username, password, ...more } });
  return { ...member, secret, bytes, recoveryCodes, byCode };
}
const REFUSED = { code: 'identity.sign_in_refused' };

describe('an authenticator app', () => {
  it('makes the password need its code, once each', async () => {
    const { byCode, bytes, secret, staffId } = await withApp();
    await expect(byCode({})).rejects.toMatchObject({ code: 'identity.second_factor_needed' });
    await expect(byCode({ totpCode: codeAt(bytes, now() + 5) })).rejects.toMatchObject(REFUSED);
    const totpCode = codeAt(bytes, now());
    await expect(byCode({ totpCode }, 'not the pass phrase')).rejects.toMatchObject(REFUSED);
    const outcomes = await Promise.allSettled([byCode({ totpCode }), byCode({ totpCode })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(byCode({ totpCode: codeAt(bytes, now() - 1) })).rejects.toMatchObject(REFUSED);
    await expect(byCode({ totpCode: codeAt(bytes, now() + 1) })).resolves.toBeDefined();
    const { rows } = await identity.sql.query<{ whole: string }>(
      'select staff_totp::text as whole from staff_totp where staff_id = $1',
      [staffId],
    );
    expect(rows[0]!.whole).not.toContain(secret);
    expect(rows[0]!.whole).not.toContain(bytes.toString('hex'));
    expect(identity.logged.join('\n')).not.toContain(secret);
  });

  it('says whether a password fits only to whoever has it', async () => {
    const { byCode } = await withApp();
    await expect(byCode({}, 'not the pass phrase')).rejects.toMatchObject(REFUSED);
  });

  it('has codes on paper, each once', async () => {
    const { byCode, recoveryCodes, staffId } = await withApp();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first, second] = recoveryCodes;
    await expect(byCode({ recoveryCode: first!.toLowerCase() })).resolves.toBeDefined();
    await expect(byCode({ recoveryCode: first })).rejects.toMatchObject(REFUSED);
    const outcomes = await Promise.allSettled([
      byCode({ recoveryCode: second }),
      byCode({ recoveryCode: second }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await identity.count('staff_recovery_codes where staff_id = $1 and used_at is null', [staffId]),
    ).toBe(8);
  });

  it('is in use when a code has confirmed it, and is not replaced by whoever has a session', async () => {
    const { caller } = await house.aMember();
    await expect(confirm(caller, '123456')).rejects.toMatchObject({ code: 'identity.totp_code_wrong' });
    const first = await identity.asks.ask(startTotp, { caller });
    const second = await identity.asks.ask(startTotp, { caller });
    expect(second.uri).toContain(`secret=${second.secret}`);
    const [old, current] = [bytesOf(first.secret), bytesOf(second.secret)];
    await expect(confirm(caller, codeAt(old, now()))).rejects.toMatchObject({
      code: 'identity.totp_code_wrong',
      field: 'code',
    });
    const code = codeAt(current, now());
    const outcomes = await Promise.allSettled([confirm(caller, code), confirm(caller, code)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(identity.asks.ask(startTotp, { caller })).rejects.toMatchObject({
      code: 'identity.totp_enrolled',
    });
    await expect(confirm(caller, code)).rejects.toMatchObject({ code: 'identity.totp_enrolled' });
  });
});

describe('guessing', () => {
  it('gets slower by name, whether or not there is one, and at most a few come through at once', async () => {
    const { username } = await house.aMember();
    for (const name of [username, 'nobody-of-that-name']) {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          identity.asks.ask(signIn, { body: { grant: 'staff', username: name, password: 'a wrong guess' } }),
        ),
      );
      const codes = outcomes.map((one) => (one as { reason: { code: string } }).reason.code);
      expect(codes.filter((code) => code === 'identity.sign_in_refused')).toHaveLength(5);
      expect(codes.filter((code) => code === 'identity.too_many_tries')).toHaveLength(15);
      await expect(
        identity.asks.ask(signIn, { body: { grant: 'staff', username: name, password: PASSWORD } }),
      ).rejects.toMatchObject({ code: 'identity.too_many_tries', kind: 'too_many' });
    }
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      await identity.sql.query(`update sign_in_attempts set locked_until = now() - interval '1 second'`);
      await identity.asks
        .ask(signIn, { body: { grant: 'staff', username, password: 'a wrong guess' } })
        .catch(() => undefined);
      const { rows } = await identity.sql.query<{ wait: number }>(
        'select extract(epoch from max(locked_until - last_at))::int as wait from sign_in_attempts',
      );
      waits.push(rows[0]!.wait);
    }
    expect(waits).toEqual([60, 300, 900, 3600, 3600, 3600]);
  });

  it('is forgotten with the right password', async () => {
    const { username } = await house.aMember();
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1)
        await expect(
          identity.asks.ask(signIn, { body: { grant: 'staff', username, password: 'a wrong guess' } }),
        ).rejects.toMatchObject(REFUSED);
      await expect(
        identity.asks.ask(signIn, { body: { grant: 'staff', username, password: PASSWORD } }),
      ).resolves.toBeDefined();
    }
  });
});
