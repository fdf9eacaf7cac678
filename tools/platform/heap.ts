/**
 * Megabytes of a half of the space of young objects. Everything waits while what outlives a collection of it is copied:
 * with the 16 or 32 MB of Node 20 or 24 that took the gateway 15 to 31 ms a time at 200 payments a second, and up to 57;
 * with 2 MB it takes 3 ms, and no more of the processors in all.
 */
const YOUNG_MEGABYTES = 2;

/** Flags of Node for a service whose heap may have so many megabytes. */
export function heapFlags({ heapMegabytes }: { heapMegabytes: number }): string[] {
  return [`--max-semi-space-size=${YOUNG_MEGABYTES}`, `--max-old-space-size=${heapMegabytes}`];
}
