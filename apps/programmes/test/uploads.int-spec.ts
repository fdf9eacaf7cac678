import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createRoster,
  evaluateRoster,
  finishRosterFile,
  putRosterPiece,
  readPayees,
  type CallerV1,
} from '@hanout/contracts';
import { aStaff, ProgrammesWorld, RULES, type Files } from './programmes-world';

const SMALL = join(__dirname, '../../../samples/small');
const small: Files = {
  households: readFileSync(join(SMALL, 'households.csv')),
  pupils: readFileSync(join(SMALL, 'pupils.csv')),
  absences: readFileSync(join(SMALL, 'absences.csv')),
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let world: ProgrammesWorld;
beforeAll(async () => (world = await ProgrammesWorld.open({ ROSTER_FILE_BYTES_MAX: '200000' })));
afterAll(() => world.close());

describe('an upload', () => {
  const put = (rosterId: string, piece: number, bytes: Buffer, caller: CallerV1 = world.officer) =>
    world.asks.ask(putRosterPiece, {
      caller,
      rosterId,
      file: 'pupils',
      piece,
      content: bytes.toString('base64'),
    });
  const finish = (rosterId: string, pieces: number, bytes: Buffer) =>
    world.asks.ask(finishRosterFile, {
      caller: world.officer,
      rosterId,
      file: 'pupils',
      pieces,
      sha256: sha256(bytes),
    });
  const fresh = async (): Promise<string> => (await world.create(randomUUID())).rosterId;

  it('may repeat everything, and go on where it broke off', async () => {
    const rosterId = await fresh();
    expect(await world.create(rosterId)).toMatchObject({ state: 'uploading', repeated: true });
    await put(rosterId, 0, Buffer.from('wrong'));
    await put(rosterId, 0, Buffer.from('one '));
    await put(rosterId, 0, Buffer.from('one '));
    await expect(finish(rosterId, 2, Buffer.from('one two'))).rejects.toMatchObject({
      code: 'programmes.piece_missing',
      params: { file: 'pupils', piece: '1' },
    });
    await put(rosterId, 1, Buffer.from('two'));
    await put(rosterId, 2, Buffer.from('left over from a longer attempt'));
    await finish(rosterId, 2, Buffer.from('one two'));
    await finish(rosterId, 2, Buffer.from('one two'));
    await put(rosterId, 1, Buffer.from('two'));
    await expect(put(rosterId, 1, Buffer.from('other'))).rejects.toMatchObject({
      code: 'programmes.file_already_finished',
    });
    await expect(finish(rosterId, 1, Buffer.from('one '))).rejects.toMatchObject({
      code: 'programmes.file_already_finished',
    });
    expect(await world.count('roster_pieces where roster_id = $1', [rosterId])).toBe(2);
  });

  it('is not taken when it did not arrive as it was sent, and can be put right', async () => {
    const rosterId = await fresh();
    await put(rosterId, 0, Buffer.from('onf'));
    await expect(finish(rosterId, 1, Buffer.from('one'))).rejects.toMatchObject({
      code: 'programmes.hash_mismatch',
    });
    await put(rosterId, 0, Buffer.from('one'));
    await finish(rosterId, 1, Buffer.from('one'));
  });

  it('is kept sealed', async () => {
    const rosterId = await fresh();
    await put(rosterId, 0, Buffer.from('EA68769'));
    const { rows } = await world.sql.query<{ content: Buffer }>(
      'select content from roster_pieces where roster_id = $1',
      [rosterId],
    );
    expect(rows[0]?.content.includes('EA68769')).toBe(false);
  });

  it('has its limits', async () => {
    const rosterId = await fresh();
    await expect(put(rosterId, 0, Buffer.alloc(512 * 1024 + 1))).rejects.toMatchObject({
      code: 'programmes.piece_too_large',
    });
    const large = Buffer.alloc(200_001, 'x');
    await put(rosterId, 0, large);
    await expect(finish(rosterId, 1, large)).rejects.toMatchObject({ code: 'programmes.file_too_large' });
  });

  it('is the work of programme officers', async () => {
    const rosterId = await fresh();
    for (const caller of [aStaff('programme_approver'), aStaff('finance'), aStaff()]) {
      await expect(put(rosterId, 0, Buffer.from('x'), caller)).rejects.toMatchObject({
        code: 'platform.forbidden',
      });
      await expect(
        world.asks.ask(createRoster, { caller, body: { rosterId: randomUUID(), ...RULES } }),
      ).rejects.toMatchObject({ code: 'platform.forbidden' });
    }
  });

  it('does not take another roster’s id', async () => {
    const rosterId = await fresh();
    await world.sql.query(`update rosters set rule_set = 'tayssir-2019-20-t1' where roster_id = $1`, [
      rosterId,
    ]);
    await expect(world.create(rosterId)).rejects.toMatchObject({ code: 'programmes.roster_id_reused' });
    await expect(
      world.asks.ask(createRoster, {
        caller: world.officer,
        body: { rosterId: randomUUID(), programme: 'other', ruleSet: RULES.ruleSet },
      }),
    ).rejects.toMatchObject({ code: 'programmes.unknown_programme' });
  });
});

describe('files that cannot be read', () => {
  const latin1 = Buffer.from(small.households.toString('utf8'), 'latin1');
  const asText = (file: keyof Files): string => small[file].toString('utf8');

  it.each<[string, Partial<Files>, object]>([
    [
      'an empty file',
      { absences: Buffer.alloc(0) },
      { code: 'programmes.roster_file_empty', file: 'absences.csv' },
    ],
    [
      'a file cut off in a row',
      { pupils: small.pupils.subarray(0, -30) },
      { code: 'programmes.roster_file_truncated', file: 'pupils.csv' },
    ],
    ['Latin-1', { households: latin1 }, { code: 'programmes.roster_file_not_utf8', file: 'households.csv' }],
    [
      'another separator',
      { pupils: Buffer.from(asText('pupils').replaceAll(';', ',')) },
      { code: 'programmes.roster_file_wrong_separator' },
    ],
    [
      'an unknown column',
      { absences: Buffer.from(asText('absences').replace('absences', 'jours')) },
      { code: 'programmes.roster_file_unknown_column', file: 'absences.csv', row: 1, column: 'jours' },
    ],
  ])(
    '%s: the roster is refused with what is wrong where, and nothing else is stored',
    async (_name, bad, problem) => {
      const roster = await world.bringIn({ ...small, ...bad });
      expect(roster.state).toBe('refused');
      expect(roster.problem).toMatchObject(problem);
      expect(roster.problem).toMatchObject({ expected: expect.any(String), found: expect.any(String) });
      expect(roster.totals).toBeUndefined();
      for (const table of [
        'households',
        'pupil_months',
        'rejected_pupils',
        'findings',
        'lines',
        'roster_pieces',
        'roster_progress',
      ]) {
        expect([table, await world.count(`${table} where roster_id = $1`, [roster.rosterId])]).toEqual([
          table,
          0,
        ]);
      }
      await expect(world.approve(roster.rosterId)).rejects.toMatchObject({ code: 'programmes.wrong_state' });
      await expect(world.disburse(roster.rosterId)).rejects.toMatchObject({ code: 'programmes.wrong_state' });
      await expect(world.payeesOf('m2t', roster.rosterId)).rejects.toMatchObject({
        code: 'programmes.wrong_state',
      });
    },
  );

  it('a missing file is told before anything is evaluated', async () => {
    const { rosterId } = await world.create(randomUUID());
    const { absences: _left, ...others } = small;
    await world.upload(rosterId, others);
    await expect(world.asks.ask(evaluateRoster, { caller: world.officer, rosterId })).rejects.toMatchObject({
      code: 'programmes.file_missing',
      params: { file: 'absences' },
    });
    expect((await world.read(rosterId)).state).toBe('uploading');
  });
});

describe('payees', () => {
  it('are told to the client of a network, and to nobody else', async () => {
    const { rosterId } = await world.create(randomUUID());
    const asks = (caller: CallerV1) => world.asks.ask(readPayees, { caller, rosterId, limit: 10 });
    await expect(asks(world.officer)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(asks({ kind: 'client', id: randomUUID(), roles: ['network'] })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });
});
