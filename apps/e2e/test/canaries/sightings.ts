/** Values that must be seen nowhere, by name; each is unlike anything else that the platform writes. */
export type Canaries = Record<string, string>;

/** Canary × place → how often it was seen there. */
export class Sightings {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly samples: string[] = [];

  constructor(private readonly canaries: () => Canaries) {}

  look(place: string, text: string): void {
    for (const [name, value] of Object.entries(this.canaries())) {
      const seen = [...text.matchAll(patternOf(value))];
      const places = this.counts.get(name) ?? new Map<string, number>();
      places.set(place, (places.get(place) ?? 0) + seen.length);
      this.counts.set(name, places);
      for (const { index } of seen.slice(0, 3))
        this.samples.push(`${name} in ${place}: …${text.slice(Math.max(0, index - 160), index + 60)}…`);
    }
  }

  get total(): number {
    return [...this.counts.values()].flatMap((places) => [...places.values()]).reduce((a, b) => a + b, 0);
  }

  /** One line a canary; places where nothing of any canary was seen are summed in the last column. */
  table(): string {
    const places = [...new Set([...this.counts.values()].flatMap((counts) => [...counts.keys()]))];
    const isSeen = (place: string): boolean =>
      [...this.counts.values()].some((counts) => (counts.get(place) ?? 0) > 0);
    const shown = places.filter(isSeen);
    const clean = places.length - shown.length;
    const lines = [...this.counts].map(([name, counts]) =>
      [name.padEnd(16), ...shown.map((place) => String(counts.get(place) ?? 0)), `0 in ${clean} places`].join(
        ' | ',
      ),
    );
    return [['canary'.padEnd(16), ...shown, 'elsewhere'].join(' | '), ...lines].join('\n');
  }

  told(): string {
    return [this.table(), ...this.samples.slice(0, 40)].join('\n');
  }
}

/** Alone, not as digits of a longer number or the micro­seconds of a time. */
function patternOf(value: string): RegExp {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![0-9A-Za-z.])${literal}(?![0-9A-Za-z])`, 'gu');
}
