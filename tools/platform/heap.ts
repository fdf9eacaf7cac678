/**
 * Megabytes of a half of the space of young objects. Everything waits while what outlives a collection of it is copied.
 * It grows to 16 MB on Node 20 and to 64 on Node 24, and then that took the gateway 15 to 31 ms a time at 200 payments a
 * second, and up to 57. With 2 MB it takes 3 ms, far oftener.
 */
const YOUNG_MEGABYTES = 2;

interface Heap {
  heapMegabytes: number;
  /** More where work comes in batches: what lives as long as a batch is copied less often. */
  youngMegabytes?: number;
}

/** Flags of Node for a service with such a heap. */
export function heapFlags({ heapMegabytes, youngMegabytes = YOUNG_MEGABYTES }: Heap): string[] {
  return [`--max-semi-space-size=${youngMegabytes}`, `--max-old-space-size=${heapMegabytes}`];
}
