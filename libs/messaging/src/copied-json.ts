/** What only the thorough reading can tell. */
export const UNSURE = Symbol('unsure');

/** Deeper JSON may be more than the thorough reading has stack for. */
const DEPTH_MAX = 100;

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What class-transformer makes of a value without a type: a copy; `UNSURE` of what it would not copy as it is. */
export function copied(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? UNSURE : value;
  if (depth === DEPTH_MAX) return UNSURE;
  if (Array.isArray(value)) {
    const copies: unknown[] = [];
    for (const item of value) {
      const copy = copied(item, depth + 1);
      // A hole is undefined here, and closed up there; JSON has neither.
      if (copy === UNSURE || copy === undefined) return UNSURE;
      copies.push(copy);
    }
    return copies;
  }
  if (!isJsonObject(value)) return UNSURE;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = copied(value[key], depth + 1);
    // `__proto__`, `constructor`, `toString`: it skips some and breaks on others.
    if (item === UNSURE || key in Object.prototype) return UNSURE;
    copy[key] = item;
  }
  return copy;
}
