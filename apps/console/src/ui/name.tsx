/** What somebody else wrote — a name, a note: it cannot turn or reorder the text around it. */
export function Name({ of }: { of: string | undefined }) {
  return of ? <bdi className="name">{of}</bdi> : null;
}

/** An id or a reference, from left to right in every language, cut in the middle when it is long. */
export function Id({ of, isWhole = false }: { of: string | undefined; isWhole?: boolean }) {
  if (!of) return null;
  const shown = isWhole || of.length <= 16 ? of : `${of.slice(0, 8)}…${of.slice(-4)}`;
  return (
    <bdi className="id" dir="ltr" title={of}>
      {shown}
    </bdi>
  );
}

/** A word of the API as people read it; one that has no text yet is shown as it came, as what others wrote. */
export function Word({ of, in: words }: { of: string | undefined; in: Readonly<Record<string, string>> }) {
  return of !== undefined && words[of] !== undefined ? words[of] : <Name of={of} />;
}
