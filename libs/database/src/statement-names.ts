/** What PostgreSQL keeps for one connection: a plan takes it some ten to hundred kilobytes. */
const NAMES_MAX = 150;
/** Texts that were asked once: most that are made up for one question never come again. */
const ONCE_MAX = 500;

/**
 * Names for the statements of one connection. A statement with a name is parsed, and after some times planned, once and
 * not for each question; a text gets its name when it comes the second time.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly once = new Set<string>();
  private given = 0;

  /** Nothing for a text that comes for the first time, or when there are names enough. */
  of(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (this.names.size >= NAMES_MAX) return undefined;
    if (!this.once.delete(text)) {
      if (this.once.size >= ONCE_MAX) this.once.clear();
      this.once.add(text);
      return undefined;
    }
    const name = `s${(this.given += 1)}`;
    this.names.set(text, name);
    return name;
  }

  /** The next time it is parsed anew, by another name. */
  forget(text: string): void {
    this.names.delete(text);
  }
}
