import type { ComplaintToAnswerV1, ComplaintV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { Sealing } from '../sealing/sealing';
import type { ComplaintRow } from './complaints.queries';

/** Complaints as they are told: to the family without the register's number, to staff with it. */
@Injectable()
export class ComplaintViews {
  constructor(private readonly sealing: Sealing) {}

  ofFamily(row: ComplaintRow): ComplaintV1 {
    const { complaintId, rosterId, massar, month, reason, isOverdue, answeredBy, thenTo, outcome } = row;
    const words = this.open(row.wordsSealed, wordsPlace(complaintId));
    const answer = this.open(row.answerSealed, answerPlace(complaintId));
    return {
      complaintId,
      rosterId,
      ...(massar !== null && { massar }),
      ...(month !== null && { month }),
      reason,
      ...(words !== undefined && { words }),
      openedAt: row.openedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      isOverdue,
      answeredBy,
      thenTo,
      ...(outcome !== null && { outcome }),
      ...(answer !== undefined && { answer }),
      ...(row.answeredAt && { answeredAt: row.answeredAt.toISOString() }),
    };
  }

  ofStaff(row: ComplaintRow): ComplaintToAnswerV1 {
    return { ...this.ofFamily(row), cursor: row.cursor, idcs: row.idcs };
  }

  private open(sealed: Buffer | null, place: string): string | undefined {
    return sealed === null ? undefined : this.sealing.open(sealed, place).toString();
  }
}

export function wordsPlace(complaintId: string): string {
  return `complaint-words:${complaintId}`;
}

export function answerPlace(complaintId: string): string {
  return `complaint-answer:${complaintId}`;
}
