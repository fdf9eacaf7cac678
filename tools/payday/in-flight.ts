/** Does all the work with at most `max` pieces at a time; the first failure ends it. */
export async function inFlight<T>(
  items: Iterable<T>,
  max: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let index = 0;
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done && failures.length === 0; next = iterator.next()) {
      await work(next.value, index++).catch((error: unknown) => {
        failures.push(error);
      });
    }
  };
  await Promise.all(Array.from({ length: max }, lane));
  if (failures.length > 0) throw new Error(String(failures[0]), { cause: failures[0] });
}
