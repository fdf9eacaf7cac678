/** The access token, in memory alone: a script of another page, or a look at the disk, finds nothing. */
let token: string | undefined;
const listeners = new Set<() => void>();

function keep(next: string | undefined): void {
  token = next;
  for (const listener of listeners) listener();
}

export const accessToken = {
  read: () => token,
  keep,
  end: () => keep(undefined),
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
