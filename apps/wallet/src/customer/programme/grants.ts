/** As `GET /programmes/mine` says it. */
export interface Month {
  readonly month: string;
  readonly outcome: string;
  readonly amountMinor: string;
  readonly absences?: number;
}

export interface Child {
  readonly massar: string;
  readonly grade: string;
  /** Why the child is held, or its row turned away. */
  readonly reason?: string;
  readonly months: readonly Month[];
}

export interface Grant {
  readonly rosterId: string;
  readonly programme: string;
  readonly state: 'announced' | 'paid' | 'returned' | 'held' | 'nothing_due';
  readonly reason?: string;
  readonly method: 'wallet' | 'voucher' | 'none';
  readonly due: { readonly minor: string };
  readonly paidAt?: string;
  readonly children: readonly Child[];
  readonly absenceRules: readonly { readonly grade: string; readonly absencesMaxPerMonth: number }[];
  readonly voucher?: { readonly state: string; readonly expiresAt?: string };
}

export interface Complaint {
  readonly complaintId: string;
  readonly rosterId: string;
  readonly massar?: string;
  readonly month?: string;
  readonly reason: string;
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly outcome?: string;
  readonly answer?: string;
}

export interface OwnGrants {
  readonly grants: readonly Grant[];
  readonly paydays: readonly { readonly programme: string; readonly from: string; readonly until: string }[];
  readonly complaints: readonly Complaint[];
}

/** What a complaint is about. */
export interface About {
  readonly rosterId: string;
  readonly massar?: string;
  readonly month?: string;
}

/** How many absences a month may have before it is not paid for a child of this grade; undefined where no rule is. */
export function absencesMaxOf({ absenceRules }: Grant, { grade }: Child): number | undefined {
  return absenceRules.find((rule) => rule.grade === grade)?.absencesMaxPerMonth;
}

export function isAbout(complaint: Complaint, { rosterId, massar, month }: About): boolean {
  return complaint.rosterId === rosterId && complaint.massar === massar && complaint.month === month;
}
