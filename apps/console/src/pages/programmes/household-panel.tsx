import { useState, type FormEvent } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordOf } from '../../texts/word-of';
import { wordTexts } from '../../texts/words';
import { Amount } from '../../ui/amount';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Figure, Figures, Panel } from '../../ui/panel';
import { programmeTexts } from './programmes.texts';

interface Explained {
  readonly outcome: string;
  readonly reason?: string;
  readonly dueMinor: string;
  readonly children: readonly {
    readonly massar: string;
    readonly grade: string;
    readonly reason?: string;
    readonly months: readonly {
      readonly month: string;
      readonly outcome: string;
      readonly amountMinor: string;
      readonly absences?: number;
    }[];
  }[];
}

/** Why a family gets what it gets, child by child and month by month. */
export function HouseholdPanel({ rosterId }: { rosterId: string }) {
  const t = useTexts(programmeTexts);
  const common = useTexts(commonTexts);
  const [idcs, setIdcs] = useState('');
  const may = useMay();
  const found = useRead<Explained>(`/programmes/rosters/${rosterId}/households/${idcs}`, {
    isOff: idcs === '',
  });
  if (!may('programmes.explain-household')) return null;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIdcs(String(new FormData(event.currentTarget).get('idcs')).trim());
  };
  return (
    <Panel title={t.household}>
      <form onSubmit={onSubmit}>
        <Group align="end" mb="sm">
          <TextInput name="idcs" label={t.idcs} inputMode="numeric" dir="ltr" required />
          <Button type="submit">{common.search}</Button>
        </Group>
      </form>
      <Found in={found}>{(explained) => <Months of={explained} />}</Found>
    </Panel>
  );
}

interface Month {
  readonly massar: string;
  readonly grade: string;
  readonly month?: string;
  readonly outcome?: string;
  readonly amountMinor?: string;
  readonly absences?: number;
}

function Months({ of }: { of: Explained }) {
  const t = useTexts(programmeTexts);
  const words = { ...useTexts(wordTexts), ...useTexts(stateTexts), held: t.held };
  const rows: readonly Month[] = of.children.flatMap(({ massar, grade, reason, months }) =>
    months.length === 0
      ? [{ massar, grade, ...(reason !== undefined && { outcome: reason }) }]
      : months.map((month) => ({ massar, grade, ...month })),
  );
  return (
    <>
      <Figures>
        <Figure label={t.payable}>
          <Amount of={{ minor: of.dueMinor, currency: 'MAD' }} />
        </Figure>
        <Figure label={t.effect}>{wordOf(words, of.outcome)}</Figure>
        <Figure label={t.what}>{wordOf(words, of.reason)}</Figure>
      </Figures>
      <DataTable
        name="household"
        label={t.household}
        rows={rows}
        keyOf={({ massar, month }) => `${massar} ${month}`}
        columns={columnsOf<Month>((c) => [
          c.id('child', t.child, ({ massar }) => massar),
          c.name('grade', t.grade, ({ grade }) => grade),
          c.name('month', t.month, ({ month }) => month),
          c.number('absences', t.absences, ({ absences }) => absences),
          c.word('effect', t.effect, ({ outcome }) => outcome, words),
          c.amount('amount', t.payable, ({ amountMinor }) =>
            amountMinor === undefined ? undefined : { minor: amountMinor, currency: 'MAD' },
          ),
        ])}
      />
    </>
  );
}
