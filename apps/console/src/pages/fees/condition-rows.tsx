import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { FEE_CIRCUMSTANCES, type FeeCircumstance } from '@hanout/fee-rules';
import { newId } from '@hanout/identifiers';
import { useTexts } from '../../texts/language';
import type { ConditionDraft } from './draft';
import { circumstanceTexts, feesTexts } from './fees.texts';

interface Props {
  readonly conditions: readonly ConditionDraft[];
  readonly onChange: (conditions: readonly ConditionDraft[]) => void;
}

/** When a schedule applies: all of these hold; without any, always. */
export function ConditionRows({ conditions, onChange }: Props) {
  const t = useTexts(feesTexts);
  const names = useTexts(circumstanceTexts);
  const put = (key: string, part: Partial<ConditionDraft>) =>
    onChange(conditions.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <Stack gap="xs" align="start">
      {conditions.length === 0 ? <Text c="dimmed">{t.always}</Text> : null}
      {conditions.map(({ key, circumstance, values }) => (
        <Group key={key} align="end">
          <NativeSelect
            label={t.circumstance}
            value={circumstance}
            onChange={(event) => put(key, { circumstance: event.currentTarget.value as FeeCircumstance })}
            data={FEE_CIRCUMSTANCES.map((value) => ({ value, label: names[value] }))}
          />
          <TextInput
            label={t.values}
            dir="ltr"
            w={320}
            value={values}
            onChange={(event) => put(key, { values: event.currentTarget.value })}
          />
          <Button
            size="sm"
            variant="subtle"
            color="red"
            onClick={() => onChange(conditions.filter((one) => one.key !== key))}
          >
            {t.remove}
          </Button>
        </Group>
      ))}
      <Button
        size="xs"
        variant="light"
        onClick={() =>
          onChange([...conditions, { key: newId(), circumstance: FEE_CIRCUMSTANCES[0], values: '' }])
        }
      >
        {t.addCondition}
      </Button>
    </Stack>
  );
}
