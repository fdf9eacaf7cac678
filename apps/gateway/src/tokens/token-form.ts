const PARTS = 3;
/** What identity writes into a header: anything else is an attempt to choose the key or the rules. */
const HEADER_NAMES = ['alg', 'kid', 'typ'];

/**
 * Whether a token is spelled the one way identity spells it: compact, base64url without padding or stray bits, JSON
 * without doubled names or blanks. What can be written in two ways can be read in two ways.
 */
export function isSpelledOneWay(token: string): boolean {
  const parts = token.split('.');
  if (parts.length !== PARTS) return false;
  const [header, payload, signature] = parts.map((part) => Buffer.from(part, 'base64url'));
  const isCanonical = [header, payload, signature].every(
    (bytes, place) => bytes?.toString('base64url') === parts[place],
  );
  return isCanonical && hasOurHeader(jsonOf(header)) && jsonOf(payload) !== undefined;
}

function hasOurHeader(header: unknown): boolean {
  if (typeof header !== 'object' || header === null) return false;
  const names = Object.keys(header).sort();
  return names.join() === HEADER_NAMES.join() && 'kid' in header && typeof header.kid === 'string';
}

/** Undefined for what JSON would not write the same way again. */
function jsonOf(bytes: Buffer | undefined): unknown {
  const text = bytes?.toString('utf8') ?? '';
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
