import type { EntityManager } from 'typeorm';
import type { Command } from './keywords';

export interface MessageIn {
  messageHash: Buffer;
  answerId: string;
  phoneHash: Buffer;
  phoneSealed: Buffer;
  command: Command;
}

/** Beyond so many an hour a number is not answered: its message is kept as dropped. @returns false when it was there before */
export async function keepMessage(
  manager: EntityManager,
  message: MessageIn,
  perHour: number,
): Promise<boolean> {
  const { messageHash, answerId, phoneHash, phoneSealed, command } = message;
  const rows: object[] = await manager.query(
    `insert into messages_in (message_hash, answer_id, phone_hash, phone_sealed, command, state)
     select $1, $2, $3, $4, $5, case when count(*) >= $6 then 'dropped' else 'kept' end
       from messages_in where phone_hash = $3 and received_at > now() - interval '1 hour'
         on conflict (message_hash) do nothing returning 1`,
    [messageHash, answerId, phoneHash, phoneSealed, command, perHour],
  );
  return rows.length > 0;
}

/** Moves the next try on first; after an hour nobody waits for the answer. */
export async function takeMessages(manager: EntityManager, max: number): Promise<MessageIn[]> {
  const [rows] = (await manager.query(
    `with due as (
       select message_hash from messages_in where state = 'kept' and next_try_at <= now()
        order by next_try_at limit $1 for update skip locked
     )
     update messages_in m
        set tries = m.tries + 1, next_try_at = now() + make_interval(secs => 5 * 2 ^ least(m.tries, 7)),
            state = case when m.received_at < now() - interval '1 hour' then 'dropped' else m.state end
       from due where m.message_hash = due.message_hash
     returning m.message_hash as "messageHash", m.answer_id as "answerId", m.phone_hash as "phoneHash",
               m.phone_sealed as "phoneSealed", m.command, m.state`,
    [max],
  )) as [(MessageIn & { state: string })[], number];
  return rows.filter(({ state }) => state === 'kept');
}

export async function endMessage(
  manager: EntityManager,
  messageHash: Buffer,
  state: 'answered' | 'dropped',
): Promise<void> {
  await manager.query('update messages_in set state = $2 where message_hash = $1', [messageHash, state]);
}

/** @returns how many */
export async function forgetMessages(manager: EntityManager, days: number): Promise<number> {
  const [, count] = (await manager.query(
    `delete from messages_in where message_hash in (
       select message_hash from messages_in where received_at < now() - make_interval(days => $1) limit 5000)`,
    [days],
  )) as [unknown, number];
  return count;
}
