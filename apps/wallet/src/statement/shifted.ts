/** @param period `2026-11` or `2026`; @returns the one so many after it */
export function shifted(period: string, by: number): string {
  const [year = 0, month] = period.split('-').map(Number);
  if (month === undefined) return String(year + by);
  const months = year * 12 + (month - 1) + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
