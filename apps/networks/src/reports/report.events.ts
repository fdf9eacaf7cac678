import type { ReportedPayout, ReportLine } from '@hanout/network-kit';
import { contentOf, type NoticeContent } from '../notices/notice.events';

/** What a notice of the same would have said, line by line. */
export function contentOfReport(noticeId: string, lines: readonly ReportLine[]): NoticeContent {
  const events = lines.map((line) =>
    line.kind === 'payout'
      ? ({ event: 'payout', ...line } as const)
      : ({ event: 'collection', ...line } as const),
  );
  return contentOf({ noticeId, by: 'report' }, events);
}

export function payoutsIn(lines: readonly ReportLine[]): ReportedPayout[] {
  return lines.filter((line) => line.kind === 'payout');
}
