import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type {
  AnswerComplaintV1,
  ComplaintBodyV1,
  ComplaintsV1,
  ComplaintToAnswerV1,
  ComplaintV1,
  ComplainV1,
  ReadComplaintsV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { numberCursor } from '../access/cursors';
import { demandStaff } from '../access/staff';
import { grantsOf } from '../own-grants/own-grants.queries';
import { Sealing } from '../sealing/sealing';
import { answerPlace, ComplaintViews, wordsPlace } from './complaint-views';
import { readComplaintRules } from './complaint-rulebook';
import { COMPLAINT_ERRORS } from './complaints.errors';
import {
  complaintOf,
  complaintsAfter,
  hasChildMonth,
  insertComplaint,
  writeAnswer,
  type ComplaintRow,
} from './complaints.queries';

/** A family says what is wrong with its grant, and the programme's office answers by a day that is told at once. */
@Injectable()
export class Complaints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
    private readonly views: ComplaintViews,
    private readonly audit: Audit,
  ) {}

  async complain({ caller, body }: ComplainV1): Promise<ComplaintV1> {
    reachOf(caller, 'programmes.complain');
    const { complaintId, words, ...about } = body;
    return inTransaction(this.dataSource, async (manager) => {
      const known = await complaintOf(manager, complaintId);
      if (known !== undefined) return this.same(known, body, caller.id);
      const [grant] = await grantsOf(manager, caller.id, about.rosterId);
      if (grant === undefined)
        throw COMPLAINT_ERRORS.error('programmes.no_such_grant', { field: 'rosterId' });
      const { idcs } = grant;
      const namesOne = about.massar !== undefined || about.month !== undefined;
      if (namesOne && !(await hasChildMonth(manager, { ...about, idcs })))
        throw COMPLAINT_ERRORS.error('programmes.no_such_child_month', { field: 'massar' });
      const wordsSealed = words === undefined ? null : this.sealing.seal(words, wordsPlace(complaintId));
      const rules = await readComplaintRules(manager);
      const complaint = { ...about, complaintId, personId: caller.id, idcs, wordsSealed, ...rules };
      const isWritten = await insertComplaint(manager, complaint);
      const row = await complaintOf(manager, complaintId);
      if (row === undefined) throw COMPLAINT_ERRORS.error('programmes.complaint_waits_already');
      return isWritten ? this.views.ofFamily(row) : this.same(row, body, caller.id);
    });
  }

  async list({ caller, isOpen = false, after, limit }: ReadComplaintsV1): Promise<ComplaintsV1> {
    reachOf(caller, 'programmes.read-complaints');
    const page = { isOpen, after: numberCursor(after), limit };
    const rows = await complaintsAfter(this.dataSource.manager, page);
    return { items: rows.map((row) => this.views.ofStaff(row)) };
  }

  async answer({ caller, complaintId, body }: AnswerComplaintV1): Promise<ComplaintToAnswerV1> {
    reachOf(caller, 'programmes.answer-complaint');
    demandStaff(caller);
    return inTransaction(this.dataSource, async (manager) => {
      const row = await complaintOf(manager, complaintId, { lock: true });
      if (row === undefined) throw COMPLAINT_ERRORS.error('programmes.unknown_complaint');
      if (row.outcome !== null) {
        const told = this.views.ofStaff(row);
        if (told.outcome === body.outcome && told.answer === body.answer) return told;
        throw COMPLAINT_ERRORS.error('programmes.complaint_answered');
      }
      const answerSealed = this.sealing.seal(body.answer, answerPlace(complaintId));
      await writeAnswer(manager, { complaintId, outcome: body.outcome, answerSealed, staffId: caller.id });
      await this.audit.record(manager, {
        by: caller,
        operation: 'programmes.answer-complaint',
        subject: { kind: 'complaint', id: complaintId },
        after: { outcome: body.outcome },
      });
      return this.views.ofStaff((await complaintOf(manager, complaintId))!);
    });
  }

  private same(row: ComplaintRow, body: ComplaintBodyV1, personId: string): ComplaintV1 {
    const told = this.views.ofFamily(row);
    const fields = ['rosterId', 'massar', 'month', 'reason', 'words'] as const;
    if (row.personId !== personId || fields.some((field) => told[field] !== body[field]))
      throw COMPLAINT_ERRORS.error('programmes.complaint_id_reused', { field: 'complaintId' });
    return told;
  }
}
