/** Where a sealed value lives; it opens nowhere else. Renaming a place makes what it holds unreadable. */
export function personPlace(column: 'cin' | 'phone' | 'name_ar' | 'name_fr', personId: string): string {
  return `people.${column}:${personId}`;
}

export function referencePlace(scheme: string, hashHex: string): string {
  return `person_references.value:${scheme}:${hashHex}`;
}

export function appointmentPlace(column: 'phone' | 'name', appointmentId: string): string {
  return `appointments.${column}:${appointmentId}`;
}

export function totpPlace(staffId: string): string {
  return `staff_totp.secret:${staffId}`;
}

export function evidencePlace(evidenceId: string): string {
  return `kyc_evidence.image:${evidenceId}`;
}
