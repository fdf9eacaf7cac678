import { businessDayOf, businessTimeOf } from '@hanout/calendar';

/** `2026-11-28 09:30:05`, by a clock on the wall in Casablanca: browsers are not sure what hour it is there. */
export function whenText(instant: string): string {
  const date = new Date(instant);
  return `${businessDayOf(date)} ${businessTimeOf(date)}`;
}

export function When({ at }: { at: string | undefined }) {
  return at ? (
    <time className="id" dir="ltr" dateTime={at}>
      {whenText(at)}
    </time>
  ) : null;
}
