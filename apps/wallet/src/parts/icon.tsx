/** Lines on a 24 × 24 square. */
const LINES = {
  back: 'M15 5l-7 7 7 7',
  forth: 'M9 5l7 7-7 7',
  day: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  sale: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 4.500a3.500 3.500 0 0 1 0 6.500M17.500 14.500c2.200.8 3.500 2.600 3.500 5.500',
  send: 'M4 12h15M13 6l6 6-6 6',
  ask: 'M20 12H5M11 6l-6 6 6 6',
  cash: 'M3 7h18v10H3zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  fees: 'M6 18L18 6M7.500 9a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zM16.500 18a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z',
  poster: 'M6 3h12v18H6zM9 7h6v6H9zM9 17h6',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  bill: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  family: 'M4 20v-9l8-6 8 6v9zM10 20v-5h4v5',
  card: 'M3 6h18v12H3zM3 10h18M7 15h4',
  rise: 'M12 20V5M6 11l6-6 6 6',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4',
  voucher: 'M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM10 7v10',
  sound: 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11',
  done: 'M5 13l5 5L19 7',
  printer: 'M7 9V4h10v5M5 17H3v-8h18v8h-2M7 14h10v6H7z',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
} as const;

export type IconName = keyof typeof LINES;

/** Beside a word, never in its place. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={LINES[name]} />
    </svg>
  );
}
