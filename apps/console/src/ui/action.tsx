import { useState, type FormEvent, type KeyboardEvent } from 'react';
import {
  Button,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Textarea,
  TextInput,
  type ButtonProps,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { newId } from '@hanout/identifiers';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { Hotkey } from './hotkey';
import { usePageKeys } from './page-keys';
import { ProblemView } from './problem-view';

export interface Field {
  readonly name: string;
  readonly label: string;
  /** Default: one line of text. */
  readonly kind?: 'area' | 'date' | 'amount' | 'select';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly isOptional?: boolean;
}

interface Props extends ButtonProps {
  readonly label: string;
  /** A letter that opens it, as long as it is on the screen. */
  readonly hotkey?: string;
  readonly fields?: readonly Field[];
  /**
   * @param values what was filled in, by the names of the fields
   * @param id made when the dialog opened: sending again sends the same, and nothing happens twice
   */
  readonly run: (values: Readonly<Record<string, string>>, id: string) => Promise<unknown>;
}

/** Something to do: a button, a dialog that asks what is needed, and what was said to it. */
export function Action({ label, hotkey, fields = [], run, ...look }: Props) {
  const [id, setId] = useState<string>();
  const open = () => setId(newId());
  usePageKeys(hotkey === undefined ? [] : [{ key: hotkey, says: label, run: open }]);
  return (
    <>
      <Button size="xs" variant="light" {...look} aria-keyshortcuts={hotkey} onClick={open}>
        {label}
        {hotkey === undefined ? null : <Hotkey of={hotkey} />}
      </Button>
      {/* In the page only while it is open, so that it starts anew each time. */}
      {id === undefined ? null : (
        <ActionDialog
          key={id}
          id={id}
          label={label}
          fields={fields}
          run={run}
          onClose={() => setId(undefined)}
        />
      )}
    </>
  );
}

interface DialogProps extends Required<Pick<Props, 'label' | 'fields' | 'run'>> {
  readonly id: string;
  readonly onClose: () => void;
}

function ActionDialog({ id, label, fields, run, onClose }: DialogProps) {
  const t = useTexts(commonTexts);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (values: Readonly<Record<string, string>>) => run(values, id),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      String(value).trim(),
    ]);
    sending.mutate(Object.fromEntries(values) as Record<string, string>);
  };
  return (
    <Modal opened onClose={onClose} title={label} closeButtonProps={{ 'aria-label': t.close }}>
      <form onSubmit={onSubmit} onKeyDown={sendFromList}>
        <Stack gap="sm">
          {fields.map((field, place) => (
            <FieldInput key={field.name} field={field} isFirst={place === 0} />
          ))}
          {sending.error ? <ProblemView error={sending.error} /> : null}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button
              type="submit"
              loading={sending.isPending}
              data-autofocus={fields.length === 0 || undefined}
            >
              {sending.error ? t.retry : t.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Return sends from a list of choices as it does from a line of text. */
function sendFromList(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

function FieldInput({ field, isFirst }: { field: Field; isFirst: boolean }) {
  const { name, label, kind, options = [], initial = '', isOptional = false } = field;
  const shared = {
    name,
    label,
    required: !isOptional,
    defaultValue: initial,
    'data-autofocus': isFirst || undefined,
  };
  if (kind === 'area') return <Textarea {...shared} autosize minRows={2} />;
  if (kind === 'select') return <NativeSelect {...shared} data={[...options]} />;
  if (kind === 'date') return <TextInput {...shared} type="date" />;
  if (kind === 'amount')
    return <TextInput {...shared} inputMode="decimal" pattern="[0-9]+([.][0-9]{1,2})?" dir="ltr" />;
  return <TextInput {...shared} />;
}
