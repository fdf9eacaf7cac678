import type { Language } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { StateName } from '../menu/state-names';

export interface SessionRow {
  sessionId: string;
  phoneHash: Buffer;
  state: StateName;
  step: number;
  inputsHash: Buffer;
  dataSealed: Buffer;
  endedAt: Date | null;
  /** It is older than a session may be. */
  isOld: boolean;
}

/** The first request of a session writes it; the others find it. */
export async function openSession(
  manager: EntityManager,
  fresh: Pick<SessionRow, 'sessionId' | 'phoneHash' | 'state' | 'inputsHash' | 'dataSealed'>,
): Promise<void> {
  const { sessionId, phoneHash, state, inputsHash, dataSealed } = fresh;
  await manager.query(
    `insert into sessions (session_id, phone_hash, state, inputs_hash, data_sealed)
     values ($1, $2, $3, $4, $5) on conflict (session_id) do nothing`,
    [sessionId, phoneHash, state, inputsHash, dataSealed],
  );
}

export async function readSession(
  manager: EntityManager,
  sessionId: string,
  minutes: number,
): Promise<SessionRow | undefined> {
  const rows: SessionRow[] = await manager.query(
    `select session_id as "sessionId", phone_hash as "phoneHash", state, step, inputs_hash as "inputsHash",
            data_sealed as "dataSealed", ended_at as "endedAt",
            started_at < now() - make_interval(mins => $2) as "isOld"
       from sessions where session_id = $1`,
    [sessionId, minutes],
  );
  return rows[0];
}

/** @returns false when the step is another's, or done */
export async function takeStep(
  manager: EntityManager,
  step: { sessionId: string; step: number; inputsHash: Buffer; seconds: number },
): Promise<boolean> {
  const rows: object[] = await manager.query(
    `insert into steps as s (session_id, step, inputs_hash, taken_until)
     values ($1, $2, $3, now() + make_interval(secs => $4))
         on conflict (session_id, step) do update set taken_until = excluded.taken_until
      where s.reply_sealed is null and s.taken_until < now() and s.inputs_hash = excluded.inputs_hash
     returning 1`,
    [step.sessionId, step.step, step.inputsHash, step.seconds],
  );
  return rows.length > 0;
}

export async function readStep(
  manager: EntityManager,
  { sessionId, step }: { sessionId: string; step: number },
): Promise<{ inputsHash: Buffer; replySealed: Buffer | null } | undefined> {
  const rows: { inputsHash: Buffer; replySealed: Buffer | null }[] = await manager.query(
    `select inputs_hash as "inputsHash", reply_sealed as "replySealed" from steps where session_id = $1 and step = $2`,
    [sessionId, step],
  );
  return rows[0];
}

/** The session goes on from exactly where it was. @returns false when another step went on meanwhile */
export async function moveSession(
  manager: EntityManager,
  moved: {
    sessionId: string;
    fromStep: number;
    step: number;
    inputsHash: Buffer;
    state: StateName;
    dataSealed: Buffer;
    isEnd: boolean;
  },
): Promise<boolean> {
  const { sessionId, fromStep, step, inputsHash, state, dataSealed, isEnd } = moved;
  const [, count] = (await manager.query(
    `update sessions set step = $3, inputs_hash = $4, state = $5, data_sealed = $6, touched_at = now(),
            ended_at = case when $7 then now() end
      where session_id = $1 and step = $2 and ended_at is null`,
    [sessionId, fromStep, step, inputsHash, state, dataSealed, isEnd],
  )) as [unknown, number];
  return count === 1;
}

export async function keepReply(
  manager: EntityManager,
  reply: { sessionId: string; step: number; sealed: Buffer },
): Promise<void> {
  await manager.query('update steps set reply_sealed = $3 where session_id = $1 and step = $2', [
    reply.sessionId,
    reply.step,
    reply.sealed,
  ]);
}

/** What a number was about when it was cut off, the newest. */
export async function findCutOff(
  manager: EntityManager,
  which: { phoneHash: Buffer; sessionId: string; states: readonly StateName[]; minutes: number },
): Promise<Pick<SessionRow, 'sessionId' | 'state' | 'dataSealed'> | undefined> {
  const rows: Pick<SessionRow, 'sessionId' | 'state' | 'dataSealed'>[] = await manager.query(
    `select session_id as "sessionId", state, data_sealed as "dataSealed" from sessions
      where phone_hash = $1 and session_id <> $2 and ended_at is null and followed_by is null
        and touched_at > now() - make_interval(mins => $3) and state = any($4)
      order by touched_at desc limit 1`,
    [which.phoneHash, which.sessionId, which.minutes, [...which.states]],
  );
  return rows[0];
}

/** One session goes on with another, or leaves it for good: the first that says so. */
export async function followSession(
  manager: EntityManager,
  { sessionId, by, phoneHash }: { sessionId: string; by: string; phoneHash: Buffer },
): Promise<Pick<SessionRow, 'state' | 'dataSealed'> | undefined> {
  const [rows] = (await manager.query(
    `update sessions set followed_by = $2
      where session_id = $1 and phone_hash = $3 and ended_at is null and (followed_by is null or followed_by = $2)
     returning state, data_sealed as "dataSealed"`,
    [sessionId, by, phoneHash],
  )) as [Pick<SessionRow, 'state' | 'dataSealed'>[], number];
  return rows[0];
}

export async function readLanguage(manager: EntityManager, phoneHash: Buffer): Promise<Language | undefined> {
  const rows: { language: Language }[] = await manager.query(
    'select language from phones where phone_hash = $1',
    [phoneHash],
  );
  return rows[0]?.language;
}

export async function keepLanguage(
  manager: EntityManager,
  { phoneHash, language }: { phoneHash: Buffer; language: Language },
): Promise<void> {
  await manager.query(
    `insert into phones (phone_hash, language) values ($1, $2)
         on conflict (phone_hash) do update set language = excluded.language, chosen_at = now()`,
    [phoneHash, language],
  );
}

/** @returns how many */
export async function forgetSessions(manager: EntityManager, days: number): Promise<number> {
  const [, count] = (await manager.query(
    `delete from sessions where session_id in (
       select session_id from sessions where started_at < now() - make_interval(days => $1) limit 5000)`,
    [days],
  )) as [unknown, number];
  return count;
}
