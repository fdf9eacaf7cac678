/**
 * A spoken amount as names of clips, one after the other, like `n35 dirham n50 centime`: whole hundreds and thousands
 * apart (`n1 thousand n200 n50 dirham`). The clips of a language say each name in its own words and order within the name.
 */
const PARTS: readonly (readonly [size: bigint, name: string])[] = [
  [1_000_000n, 'million'],
  [1_000n, 'thousand'],
];

/** @param minor centimes, above zero; @returns names of clips: `n1` to `n99`, `n100` to `n900`, and words */
export function clipsOf(minor: bigint): string[] {
  const [dirhams, centimes] = [minor / 100n, minor % 100n];
  return [
    ...(dirhams > 0n ? [...numberClips(dirhams), 'dirham'] : []),
    ...(centimes > 0n ? [...numberClips(centimes), 'centime'] : []),
  ];
}

function numberClips(value: bigint): string[] {
  let rest = value;
  const clips: string[] = [];
  for (const [size, name] of PARTS) {
    if (rest < size) continue;
    clips.push(...numberClips(rest / size), name);
    rest %= size;
  }
  if (rest >= 100n) clips.push(`n${(rest / 100n) * 100n}`);
  if (rest % 100n > 0n) clips.push(`n${rest % 100n}`);
  return clips;
}
