/**
 * The system's own package sources, turned to another suite: the hosts, keys and options that this machine already
 * trusts, and nothing else. Understands one-line files (`sources.list`) and deb822 ones (`*.sources`).
 */
export interface SourceFile {
  name: string;
  text: string;
}

export interface SourcesForSuite {
  /** Content of a `*.list` file. */
  list: string;
  /** Content of a `*.sources` file. */
  sources: string;
}

/** Keeps the binary sources of `from` itself (no updates, no security) that have `main`, and names `to` instead. */
export function sourcesForSuite(
  files: readonly SourceFile[],
  { from, to }: { from: string; to: string },
): SourcesForSuite {
  const lines = files
    .filter(({ name }) => name.endsWith('.list'))
    .flatMap(({ text }) => oneLineSources(text, from, to));
  const stanzas = files
    .filter(({ name }) => name.endsWith('.sources'))
    .flatMap(({ text }) => stanzaSources(text, from, to));
  return { list: joined([...new Set(lines)], '\n'), sources: joined([...new Set(stanzas)], '\n\n') };
}

function joined(parts: string[], separator: string): string {
  return parts.length === 0 ? '' : `${parts.join(separator)}\n`;
}

/** Rolling names stand for the codename on systems that follow them. */
function isOwnSuite(suite: string, from: string): boolean {
  return suite === from || suite === 'stable' || suite === 'testing';
}

function oneLineSources(text: string, from: string, to: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, options = '', uri, suite, components = ''] =
      /^\s*deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line) ?? [];
    if (!uri || !suite || !isOwnSuite(suite, from) || !components.trim().split(/\s+/).includes('main'))
      return [];
    return [`deb ${options}${uri} ${to} ${components.trim()}`];
  });
}

function stanzaSources(text: string, from: string, to: string): string[] {
  const withoutComments = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
  return withoutComments.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = fieldsOf(stanza);
    const words = (name: string) => (fields.get(name) ?? '').split(/\s+/).filter(Boolean);
    const isUsed = (fields.get('enabled') ?? 'yes').toLowerCase() !== 'no' && words('types').includes('deb');
    if (!isUsed || !words('components').includes('main')) return [];
    if (!words('suites').some((suite) => isOwnSuite(suite, from))) return [];
    fields.set('types', 'deb').set('suites', to);
    return [[...fields].map(([name, value]) => `${name}: ${value}`).join('\n')];
  });
}

/** Field names in lower case (they are read in any case); a value may go on over indented lines, as keys do. */
function fieldsOf(stanza: string): Map<string, string> {
  const fields = new Map<string, string>();
  let current = '';
  for (const line of stanza.split('\n')) {
    const [, name, value = ''] = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/.exec(line) ?? [];
    if (name) fields.set((current = name.toLowerCase()), value.trim());
    else if (current && /^\s+\S/.test(line)) fields.set(current, `${fields.get(current) ?? ''}\n${line}`);
  }
  return fields;
}
