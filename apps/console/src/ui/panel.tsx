import { useEffect, type ReactNode } from 'react';
import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';

/** A part of a screen with its name. */
export function Panel({
  title,
  side,
  children,
}: {
  title: ReactNode;
  side?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Paper component="section" withBorder p="md" radius="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {side}
      </Group>
      {children}
    </Paper>
  );
}

/** A picture and, beside it, the same as a table for whoever cannot or will not read pictures. */
interface PicturedProps {
  readonly picture: ReactNode;
  readonly children: ReactNode;
  /** The table has too many columns to stand beside: it stands below. */
  readonly isWide?: boolean;
}

export function Pictured({ picture, children, isWide = false }: PicturedProps) {
  return (
    <SimpleGrid cols={{ base: 1, lg: isWide ? 1 : 2 }} spacing="lg">
      {/* A chart runs from left to right in every language, as those who read it are used to; its words do not. */}
      <div className="picture" dir="ltr">
        {picture}
      </div>
      <div>{children}</div>
    </SimpleGrid>
  );
}

/** One number that matters. */
export function Figure({
  label,
  children,
  tone,
}: {
  label: string;
  children: ReactNode;
  tone?: 'good' | 'bad';
}) {
  return (
    <Paper withBorder p="sm" radius="md" className="figure" data-tone={tone}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <div className="figure-value">{children}</div>
    </Paper>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>{children}</SimpleGrid>;
}

/** A screen: its title, and what is on it. */
export function Screen({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  // Tabs side by side are told apart by what is open in them.
  useEffect(() => {
    document.title = `${title} · Hanout`;
  }, [title]);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {title}
        </Title>
        {side}
      </Group>
      {children}
    </Stack>
  );
}
