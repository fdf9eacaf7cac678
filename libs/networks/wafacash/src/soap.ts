import { isSignedBy, readText, signBytes } from '@hanout/network-kit';
import { childOf, readXml, readXmlText, textOf, writeXml, type Xml } from './xml';

export const CONTENT_TYPE = 'application/soap+xml; charset=utf-8';
export const NAMESPACE = 'urn:hanout:network:wafacash:1';
const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const HEADER_CLOSES = '</soap:Header>';

/** A SOAP 1.2 document; `content` is the one element of its body, its names written with the prefix `wfc:` or `soap:`. */
export function writeEnvelope(content: object, header: object = {}): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${SOAP}" xmlns:wfc="${NAMESPACE}">` +
      `<soap:Header>${writeXml(header)}${HEADER_CLOSES}<soap:Body>${writeXml(content)}</soap:Body></soap:Envelope>`,
  );
}

/** Signs `{Timestamp}.` and what stands behind the header, from `<soap:Body>` to the last byte, as it goes over the wire. */
export function writeSigned(content: object, secret: string, at: Date): Buffer {
  const timestamp = at.toISOString();
  const value = signBytes(signedBytesOf(writeEnvelope(content), timestamp), secret);
  return writeEnvelope(content, { 'wfc:Signature': { 'wfc:Timestamp': timestamp, 'wfc:Value': value } });
}

/** Whether the body of a document is signed in its header by who knows the secret. */
export function isBodySignedBy(secret: string, raw: Buffer): boolean {
  const signature = childOf(childOf(childOf(readXml(raw), 'Envelope'), 'Header'), 'Signature');
  const signed = signedBytesOf(raw, textOf(signature, 'Timestamp') ?? '');
  return isSignedBy(secret, signed, textOf(signature, 'Value'));
}

/** The one element in the body of a SOAP document and its name, or undefined for what is none. */
export function readBody(raw: Buffer): { name: string; content: Xml } | undefined {
  return readBodyText(readText(raw) ?? '');
}

export function readBodyText(text: string): { name: string; content: Xml } | undefined {
  const body = childOf(childOf(readXmlText(text), 'Envelope'), 'Body');
  const [name, second] = typeof body === 'object' ? Object.keys(body) : [];
  const content = name && second === undefined ? childOf(body, name) : undefined;
  return name && content !== undefined ? { name, content } : undefined;
}

/** Why a request was not done: whose fault it is, and what the network says of the request with this id. */
export interface Fault {
  isOfSender: boolean;
  id: string | undefined;
  code: string | undefined;
}

/** `{ Code: { Value }, Reason, Detail: { Refusal: { Id, Code } } }` */
export function readFault(fault: Xml): Fault {
  const whose = textOf(childOf(fault, 'Code'), 'Value');
  const refusal = childOf(childOf(fault, 'Detail'), 'Refusal');
  return {
    isOfSender: whose?.replace(/^[^:]*:/, '') === 'Sender',
    id: textOf(refusal, 'Id'),
    code: textOf(refusal, 'Code'),
  };
}

export function writeFault(whose: 'Sender' | 'Receiver', refusal: { id?: string; code: string }): Buffer {
  const { id, code } = refusal;
  return writeEnvelope({
    'soap:Fault': {
      'soap:Code': { 'soap:Value': `soap:${whose}` },
      'soap:Reason': { 'soap:Text': code },
      'soap:Detail': { 'wfc:Refusal': { ...(id && { 'wfc:Id': id }), 'wfc:Code': code } },
    },
  });
}

/** To the end of the document: nothing can stand beside what was signed, in a second body or behind it. */
function signedBytesOf(raw: Buffer, timestamp: string): Buffer {
  const behind = raw.indexOf(HEADER_CLOSES) + HEADER_CLOSES.length;
  return Buffer.concat([Buffer.from(`${timestamp}.`), raw.subarray(behind)]);
}
