import { readText } from '@hanout/network-kit';
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** What stands within an element: an element by its name, a list where there are several, text at the ends. */
export type XmlNode = Readonly<Record<string, unknown>>;

const ATTRIBUTE = '@';
const TEXT = '#text';
const names = { ignoreAttributes: false, attributeNamePrefix: ATTRIBUTE, textNodeName: TEXT };

const builder = new XMLBuilder({ ...names, format: true });
// Nothing is worked out of the text: amounts stay text, and there are no entities to be expanded.
const parser = new XMLParser({
  ...names,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Paths as text are for callbacks; to write them takes a fifth of the time.
  jPath: false,
});

/** `{ Document: { '@xmlns': …, … } }` as the bytes of a file. The same content makes the same bytes. */
export function writeXml(content: XmlNode): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${String(builder.build(content))}`);
}

/** A DOCTYPE, an entity, CDATA; and an end tag that ends itself, which the validator and the parser do not take alike. */
const FORBIDDEN = /<!(?!--)|<\/[^<>]*\/>/;

/** What `Document` holds, or undefined for what is no such file in UTF-8. */
export function readXml(raw: Buffer): XmlNode | undefined {
  return readXmlText(readText(raw) ?? '');
}

export function readXmlText(text: string): XmlNode | undefined {
  try {
    if (FORBIDDEN.test(text) || XMLValidator.validate(text) !== true) return undefined;
    const read = parser.parse(text) as XmlNode;
    return isNode(read.Document) ? read.Document : undefined;
  } catch {
    return undefined;
  }
}

/** All elements at the end of a path such as `Stmt/Ntry`, whatever is repeated on the way. */
export function nodesAt(node: unknown, path: string): unknown[] {
  return path
    .split('/')
    .reduce<unknown[]>((found, name) => found.flatMap((one) => within(one, name)), [node]);
}

/** The text of the one element at the end of a path; undefined when there is none, or more than one. */
export function textAt(node: unknown, path: string): string | undefined {
  const found = nodesAt(node, path);
  const [only] = found;
  if (found.length !== 1) return undefined;
  const text = isNode(only) ? only[TEXT] : only;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** `flatMap` takes a list apart. */
function within(node: unknown, name: string): unknown {
  return isNode(node) && Object.hasOwn(node, name) ? node[name] : [];
}

function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
