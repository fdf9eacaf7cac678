import { useEffect, useRef, useState } from 'react';
import { Kbd, Modal, Table } from '@mantine/core';
import { useLocation } from 'wouter';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { pageKeys } from '../ui/page-keys';
import type { Page } from './pages';
import { pressed } from './pressed';
import { pageTexts, shellTexts } from './shell.texts';

const SEQUENCE_MS = 1_000;
/** A choice by radio buttons takes no letters. */
const WRITING =
  'input:not([type="radio"], [type="checkbox"], [type="file"]), textarea, select, [contenteditable]';
const DIALOG = '[aria-modal="true"]';
/** Where one writes what one looks for: the search of the page, or else the filter of its first list. */
const SEARCHES = ['main [role="search"] input', 'main input[type="search"]'];

/** `g` and a letter opens a page, `/` searches, `?` lists them all; never while somebody writes or a dialog is open. */
export function Shortcuts({ pages }: { pages: readonly Page[] }) {
  const t = useTexts(shellTexts);
  const titles = useTexts(pageTexts);
  const common = useTexts(commonTexts);
  const [, go] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const goneAt = useRef(-SEQUENCE_MS);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const field = event.target instanceof Element ? event.target.closest<HTMLElement>(WRITING) : null;
      // Whoever is done writing is out of the field by Escape, and letters mean something again.
      if (event.key === 'Escape' && !document.querySelector(DIALOG)) field?.blur();
      if (field || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (document.querySelector(DIALOG)) return;
      const key = pressed(event);
      const isSecond = event.timeStamp - goneAt.current < SEQUENCE_MS;
      goneAt.current = key === 'g' && !isSecond ? event.timeStamp : -SEQUENCE_MS;
      const page = isSecond ? pages.find(({ letter }) => letter === key) : undefined;
      const act = isSecond ? undefined : pageKeys().find((one) => one.key === key);
      if (page) go(page.path);
      else if (act) act.run();
      else if (key === '?') setOpen(true);
      else if (key === '/') goToSearch();
      else return;
      // What the key writes must not land in what it opened.
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [pages, go]);
  return (
    <Modal
      opened={isOpen}
      onClose={() => setOpen(false)}
      title={t.shortcuts}
      size="lg"
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Table verticalSpacing={4}>
        <Table.Tbody>
          <Row keys={['Ctrl', 'K']} says={t.shortcutPalette} />
          <Row keys={['/']} says={t.shortcutSearch} />
          <Row keys={['?']} says={t.shortcutHelp} />
          <Row keys={['↑', '↓', 'Enter']} says={t.shortcutRows} />
          {isOpen ? pageKeys().map(({ key, says }) => <Row key={key} keys={[key]} says={says} />) : null}
          {pages.map(({ key, letter }) => (
            <Row key={key} keys={['g', letter]} says={titles[key]} />
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function goToSearch(): void {
  for (const search of SEARCHES) {
    const field = document.querySelector<HTMLInputElement>(search);
    if (!field) continue;
    field.focus();
    return field.select();
  }
}

function Row({ keys, says }: { keys: readonly string[]; says: string }) {
  return (
    <Table.Tr>
      <Table.Td dir="ltr" w={150}>
        {keys.map((key) => (
          <Kbd key={key} me={4}>
            <bdi>{key}</bdi>
          </Kbd>
        ))}
      </Table.Td>
      <Table.Td>{says}</Table.Td>
    </Table.Tr>
  );
}
