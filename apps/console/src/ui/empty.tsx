import type { ReactNode } from 'react';
import { Stack, Text } from '@mantine/core';

/** Nothing to show: an empty tray, and why. */
export function Empty({ says, actions }: { says: string; actions?: ReactNode }) {
  return (
    <Stack className="empty" align="center" gap="xs" py="lg">
      <svg viewBox="0 0 64 48" width={64} height={48} aria-hidden>
        <path d="M6 26 16 6h32l10 20v16H6z" />
        <path d="M6 26h15l3 7h16l3-7h15" />
      </svg>
      <Text c="dimmed" ta="center" dir="auto">
        {says}
      </Text>
      {actions}
    </Stack>
  );
}
