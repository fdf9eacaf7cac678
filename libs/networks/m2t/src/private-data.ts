/** What field 48 carries of ours and theirs, by tag. */
const TAGS = {
  /** Of a payout or of a registration: made by us, the same for ever. */
  id: '01',
  /** Ours, shown to both sides. */
  reference: '02',
  /** The network's own number. */
  ref: '03',
  /** Its code for why it declined, where it has a closer one than the response code. */
  reason: '04',
  /** When a collection was taken, YYYYMMDDhhmmss in UTC: fields 12 and 13 have no year. */
  collectedAt: '05',
  walletId: '06',
  kind: '07',
  tier: '08',
} as const;

export type PrivateData = Partial<Record<keyof typeof TAGS, string>>;

const NAMES = new Map(Object.entries(TAGS).map(([name, tag]) => [tag as string, name as keyof PrivateData]));
const HEAD = /^(\d{2})(\d{3})/;

/** Each as a tag of two digits, a length of three and the text: `0103610b1…` */
export function writePrivateData(data: PrivateData): string {
  return Object.entries(TAGS)
    .flatMap(([name, tag]) => {
      const value = data[name as keyof PrivateData];
      return value === undefined ? [] : [`${tag}${String(value.length).padStart(3, '0')}${value}`];
    })
    .join('');
}

/** Undefined when it is not exactly a row of these. A tag that we do not know is passed over. */
export function readPrivateData(text: string | undefined): PrivateData | undefined {
  const data: PrivateData = {};
  let rest = text ?? '';
  while (rest !== '') {
    const [head, tag, length] = HEAD.exec(rest) ?? [];
    if (head === undefined) return undefined;
    const end = head.length + Number(length);
    if (end > rest.length) return undefined;
    const name = NAMES.get(tag!);
    if (name) {
      if (data[name] !== undefined) return undefined;
      data[name] = rest.slice(head.length, end);
    }
    rest = rest.slice(end);
  }
  return data;
}
