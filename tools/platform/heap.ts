/**
 * Megabytes of a half of the space of young objects. Everything waits while what outlives a collection of it is copied.
 * It grows to 16 MB on Node 20 and to 64 on Node 24, and then that took the gateway 15 to 31 ms a time at 200 payments a
 * second, and up to 57. With 2 MB it takes 3 ms, far oftener, for about the same processor time.
 */
const YOUNG_MEGABYTES = 2;

/** Flags of Node for a service whose heap may have so many megabytes. */
export function heapFlags({ heapMegabytes }: { heapMegabytes: number }): string[] {
  return [`--max-semi-space-size=${YOUNG_MEGABYTES}`, `--max-old-space-size=${heapMegabytes}`];
}
