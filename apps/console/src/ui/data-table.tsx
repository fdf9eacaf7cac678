import { useId, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { fill } from '@hanout/i18n';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { csvOf, saveFile } from './csv';
import { Empty } from './empty';
import { inOrder, matching, nextOrder, type CellValue, type Order } from './table-order';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** For sorting, filtering and the file; what `cell` shows when it is not given. */
  readonly value: (row: Row) => CellValue;
  readonly cell?: (row: Row) => ReactNode;
  /** What the file says, where that is not the value. */
  readonly file?: (row: Row) => string;
  readonly isNumber?: boolean;
  /** Buttons: not sorted, not in the file. */
  readonly isAction?: boolean;
}

interface Props<Row> {
  /** Of the file it is exported to, and what the table is called to those who do not see it. */
  readonly name: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly more?: {
    readonly hasMore: boolean;
    readonly isLoadingMore: boolean;
    readonly readMore: () => void;
  };
  readonly actions?: ReactNode;
  /** Small ones beside a picture need no tools. */
  readonly isPlain?: boolean;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** A list as people work with it: sorted, filtered, read on, exported, and walked by the arrow keys. */
export function DataTable<Row>(props: Props<Row>) {
  const { name, label, rows, columns, keyOf, onOpen, more, actions, isPlain = false } = props;
  const t = useTexts(commonTexts);
  const filterId = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const [order, setOrder] = useState<Order>();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);

  const textOf = (row: Row) => columns.map((column) => String(column.value(row) ?? '')).join(' ');
  const column = columns.find(({ key }) => key === order?.key);
  const found = matching(rows, textOf, typed);
  const shown = order && column ? inOrder(found, column.value, order.isDown) : found;
  const focused = Math.min(at, Math.max(shown.length - 1, 0));

  const exportRows = () => {
    const told = columns.filter(({ isAction }) => !isAction);
    const cells = shown.map((row) => told.map(({ file, value }) => file?.(row) ?? String(value(row) ?? '')));
    const heads = told.map(({ head }) => head);
    saveFile(`hanout-${name}.csv`, csvOf(heads, cells), 'text/csv;charset=utf-8');
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    if (event.target !== event.currentTarget) return;
    const row = shown[index];
    if (event.key === 'Enter' && row !== undefined) return onOpen?.(row);
    const last = shown.length - 1;
    const ends: Readonly<Record<string, number>> = { Home: 0, End: last };
    const step = STEPS[event.key];
    const next = step === undefined ? ends[event.key] : Math.min(Math.max(index + step, 0), last);
    if (next === undefined) return undefined;
    event.preventDefault();
    setAt(next);
    (body.current?.rows[next] as HTMLElement | undefined)?.focus();
    return undefined;
  };

  // What stands beside it says that there is nothing.
  if (rows.length === 0 && isPlain) return null;
  if (rows.length === 0)
    return (
      <div className="list">
        <Empty says={t.nothing} actions={actions} />
      </div>
    );
  return (
    <div className="list">
      {isPlain ? null : (
        <Group mb="xs" gap="xs">
          <TextInput
            id={filterId}
            aria-label={`${t.filter}: ${label}`}
            placeholder={t.filter}
            type="search"
            size="xs"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" onClick={exportRows} disabled={shown.length === 0}>
            {t.export}
          </Button>
          <Text size="xs" c="dimmed">
            {fill(t.rows(shown.length), { count: shown.length })}
          </Text>
          {actions}
        </Group>
      )}
      <Table.ScrollContainer minWidth={360} type="native">
        <Table highlightOnHover={Boolean(onOpen)} verticalSpacing={isPlain ? 4 : 'xs'} aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ key, head, isNumber, isAction }) =>
                isAction ? (
                  <Table.Td key={key} />
                ) : (
                  <Table.Th
                    key={key}
                    className={isNumber ? 'number' : undefined}
                    aria-sort={order?.key === key ? (order.isDown ? 'descending' : 'ascending') : 'none'}
                  >
                    <button className="sort" type="button" onClick={() => setOrder(nextOrder(order, key))}>
                      {head}
                      <span aria-hidden>{order?.key === key ? (order.isDown ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody ref={body}>
            {shown.map((row, index) => (
              <Table.Tr
                key={keyOf(row)}
                className={onOpen ? 'opens' : undefined}
                tabIndex={onOpen ? (index === focused ? 0 : -1) : undefined}
                onFocus={() => setAt(index)}
                onKeyDown={onOpen && ((event) => onKeyDown(event, index))}
                onClick={onOpen && ((event) => isOfRow(event) && onOpen(row))}
              >
                {columns.map(({ key, cell, value, isNumber }) => (
                  <Table.Td key={key} className={isNumber ? 'number' : undefined}>
                    {cell ? cell(row) : String(value(row) ?? '')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length === 0 ? <Empty says={t.noMatch} /> : null}
      {more?.hasMore ? (
        <Button mt="xs" size="xs" variant="light" loading={more.isLoadingMore} onClick={more.readMore}>
          {t.more}
        </Button>
      ) : null}
    </div>
  );
}

/** A click on a button in the row, or in the dialog it opened, is not one on the row. */
function isOfRow({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && currentTarget.contains(target) && !target.closest('a, button');
}
