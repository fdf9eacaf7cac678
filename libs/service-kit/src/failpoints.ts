const armed = new Map<string, () => void>();

/**
 * A named point at which a test may let the process crash. The build leaves these calls out: what is deployed has none.
 *
 * @param name `<service>.<where>`
 */
export function failpoint(name: string): void {
  armed.get(name)?.();
}

/** What happens at a point from now on; for tests. */
export function armFailpoint(name: string, act: () => void): void {
  armed.set(name, act);
}
