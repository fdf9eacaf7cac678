import { readText } from '@hanout/network-kit';
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element: its text, or its children by name without prefix; of one name several where it is repeated. */
export type Xml = string | XmlElement;
export interface XmlElement {
  readonly [name: string]: Xml | Xml[] | undefined;
}

/** Everything is text: an amount or a long number that became a JavaScript number would lose digits. */
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  processEntities: false,
  removeNSPrefix: true,
  // Paths as text are for callbacks; to write them takes a fifth of the time.
  jPath: false,
});
const builder = new XMLBuilder({});

/**
 * DTDs, CDATA and comments begin so, processing instructions too; the wire has none of them. An end tag that ends itself
 * is taken by the validator, and otherwise by the parser.
 */
const FORBIDDEN = /<!|.<\?|<\/[^<>]*\/>/s;

/** The document, or undefined for what is no plain XML in UTF-8. */
export function readXml(raw: Buffer): XmlElement | undefined {
  return readXmlText(readText(raw) ?? '');
}

export function readXmlText(text: string): XmlElement | undefined {
  try {
    if (FORBIDDEN.test(text) || XMLValidator.validate(text) !== true) return undefined;
    const read = parser.parse(text) as unknown;
    return isElement(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

export function writeXml(content: object): string {
  return builder.build(content);
}

/** The child of that name where there is exactly one. */
export function childOf(parent: unknown, name: string): Xml | undefined {
  const [only, second] = childrenOf(parent, name);
  return second === undefined ? only : undefined;
}

export function childrenOf(parent: unknown, name: string): Xml[] {
  const found = isElement(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined;
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** The text of such a child. References are not resolved, so a text with one is none: what we read needs none. */
export function textOf(parent: unknown, name: string): string | undefined {
  const text = childOf(parent, name);
  return typeof text === 'string' && text !== '' && !text.includes('&') ? text : undefined;
}

function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
