/** A word of the API (`state: "completed"`) as people read it; one that has no text yet is shown as it came. */
export function wordOf(texts: Readonly<Record<string, string>>, word: string | undefined): string {
  return word === undefined ? '' : (texts[word] ?? word);
}
