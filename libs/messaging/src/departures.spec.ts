import { Departures, GATHER_MS } from './departures';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Who has left, in order; `leave` puts one in line. */
function line() {
  const departures = new Departures();
  const left: string[] = [];
  const leave = async (name: string): Promise<void> => {
    await departures.next();
    left.push(name);
  };
  return { left, leave };
}

it('lets one that comes alone leave at once', async () => {
  const { left, leave } = line();
  await leave('a');
  jest.advanceTimersByTime(GATHER_MS);
  await leave('b');
  expect(left).toEqual(['a', 'b']);
});

it('lets those that follow closely leave together, in their order', async () => {
  const { left, leave } = line();
  await leave('a');
  const others = ['b', 'c', 'd'].map(leave);
  await jest.advanceTimersByTimeAsync(GATHER_MS - 0.1);
  expect(left).toEqual(['a']);
  await jest.advanceTimersByTimeAsync(0.2);
  await Promise.all(others);
  expect(left).toEqual(['a', 'b', 'c', 'd']);
});

it('makes those that follow a departure wait for the next one', async () => {
  const { left, leave } = line();
  await leave('a');
  void leave('b');
  await jest.advanceTimersByTimeAsync(GATHER_MS);
  void leave('c');
  await jest.advanceTimersByTimeAsync(0);
  expect(left).toEqual(['a', 'b']);
  await jest.advanceTimersByTimeAsync(GATHER_MS);
  expect(left).toEqual(['a', 'b', 'c']);
});
