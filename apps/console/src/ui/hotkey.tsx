import { Kbd } from '@mantine/core';

/** The letter that does the same as the button it stands on. */
export function Hotkey({ of }: { of: string }) {
  return (
    <Kbd size="xs" ms={6} aria-hidden>
      <bdi>{of}</bdi>
    </Kbd>
  );
}
