import { addDays, businessDayOf } from '@hanout/calendar';
import { Group, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';

export const today = (): string => businessDayOf(new Date());

/** The days up to yesterday, as many as are asked for. */
export function useDays(count: number): [range: { from: string; to: string }, pick: ReactNode] {
  const t = useTexts(commonTexts);
  const [to, setTo] = useState(() => addDays(today(), -1) as string);
  const [from, setFrom] = useState(() => addDays(today(), -count) as string);
  const pick = (
    <Group gap="xs">
      <TextInput
        type="date"
        size="xs"
        aria-label={t.from}
        value={from}
        max={to}
        onChange={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        size="xs"
        aria-label={t.to}
        value={to}
        min={from}
        onChange={(event) => event.currentTarget.value && setTo(event.currentTarget.value)}
      />
    </Group>
  );
  return [{ from, to }, pick];
}

/** One day, today unless another is chosen. */
export function useDay(): [day: string, pick: ReactNode] {
  const t = useTexts(commonTexts);
  const [day, setDay] = useState(today);
  const pick = (
    <TextInput
      type="date"
      size="xs"
      aria-label={t.day}
      value={day}
      onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
    />
  );
  return [day, pick];
}
