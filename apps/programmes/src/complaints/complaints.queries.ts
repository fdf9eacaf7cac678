import type { ComplaintBodyV1, ComplaintOutcome, ComplaintReason } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface ComplaintRow {
  complaintId: string;
  cursor: string;
  personId: string;
  rosterId: string;
  idcs: string;
  massar: string | null;
  month: string | null;
  reason: ComplaintReason;
  wordsSealed: Buffer | null;
  openedAt: Date;
  dueAt: Date;
  isOverdue: boolean;
  answeredBy: string;
  thenTo: string;
  outcome: ComplaintOutcome | null;
  answerSealed: Buffer | null;
  answeredAt: Date | null;
}

export interface NewComplaint extends Omit<ComplaintBodyV1, 'words'> {
  personId: string;
  idcs: string;
  wordsSealed: Buffer | null;
  answerDays: number;
  answeredBy: string;
  thenTo: string;
}

const COLUMNS = `complaint_id as "complaintId", complaint_no::text as cursor, person_id as "personId",
  roster_id as "rosterId", idcs, massar, month, reason, words_sealed as "wordsSealed", opened_at as "openedAt",
  due_at as "dueAt", outcome is null and due_at < now() as "isOverdue", answered_by as "answeredBy",
  then_to as "thenTo", outcome, answer_sealed as "answerSealed", answered_at as "answeredAt"`;
const OWN_MAX = 100;

/** @returns whether it was written: not when its id, or one about the same, stands already */
export async function insertComplaint(manager: EntityManager, complaint: NewComplaint): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into complaints (complaint_id, person_id, roster_id, idcs, massar, month, reason, words_sealed, due_at,
                             answered_by, then_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9), $10, $11)
         on conflict do nothing returning 1`,
    [
      complaint.complaintId,
      complaint.personId,
      complaint.rosterId,
      complaint.idcs,
      complaint.massar ?? null,
      complaint.month ?? null,
      complaint.reason,
      complaint.wordsSealed,
      complaint.answerDays,
      complaint.answeredBy,
      complaint.thenTo,
    ],
  );
  return rows.length === 1;
}

export async function complaintOf(
  manager: EntityManager,
  complaintId: string,
  { lock = false } = {},
): Promise<ComplaintRow | undefined> {
  const rows: ComplaintRow[] = await manager.query(
    `select ${COLUMNS} from complaints where complaint_id = $1 ${lock ? 'for update' : ''}`,
    [complaintId],
  );
  return rows[0];
}

export function complaintsOfPerson(manager: EntityManager, personId: string): Promise<ComplaintRow[]> {
  return manager.query(
    `select ${COLUMNS} from complaints where person_id = $1 order by complaint_no desc limit $2`,
    [personId, OWN_MAX],
  );
}

/** In the order in which they were opened. */
export function complaintsAfter(
  manager: EntityManager,
  page: { isOpen: boolean; after: string; limit: number },
): Promise<ComplaintRow[]> {
  return manager.query(
    `select ${COLUMNS} from complaints where complaint_no > $1 and (not $2 or outcome is null)
      order by complaint_no limit $3`,
    [page.after, page.isOpen, page.limit],
  );
}

export async function writeAnswer(
  manager: EntityManager,
  answer: { complaintId: string; outcome: ComplaintOutcome; answerSealed: Buffer; staffId: string },
): Promise<void> {
  await manager.query(
    `update complaints set outcome = $2, answer_sealed = $3, answered_at = now(), answered_by_staff = $4
      where complaint_id = $1`,
    [answer.complaintId, answer.outcome, answer.answerSealed, answer.staffId],
  );
}

/** Whether the tranche judged this child of the household, in this month when one is named. */
export async function hasChildMonth(
  manager: EntityManager,
  { rosterId, idcs, massar, month }: { rosterId: string; idcs: string; massar?: string; month?: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select 1 from pupil_months where roster_id = $1 and idcs = $2 and ($3::text is null or massar = $3)
        and ($4::text is null or month = $4)
      union all
     select 1 from rejected_pupils where roster_id = $1 and idcs = $2 and massar = $3 and $4::text is null limit 1`,
    [rosterId, idcs, massar ?? null, month ?? null],
  );
  return rows.length > 0;
}
