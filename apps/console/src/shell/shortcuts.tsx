import { useEffect, useState } from 'react';
import { Kbd, Modal, Table } from '@mantine/core';
import { useLocation } from 'wouter';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import type { Page } from './pages';
import { pageTexts, shellTexts } from './shell.texts';

const SEQUENCE_MS = 1_000;

/** `g` and a letter opens a page, `?` lists them; never while somebody writes. */
export function Shortcuts({ pages }: { pages: readonly Page[] }) {
  const t = useTexts(shellTexts);
  const titles = useTexts(pageTexts);
  const common = useTexts(commonTexts);
  const [, go] = useLocation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let goneAt = 0;
    const onKey = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '?') setOpen(true);
      else if (event.key === 'g') goneAt = event.timeStamp;
      else if (event.timeStamp - goneAt < SEQUENCE_MS) {
        const page = pages.find(({ letter }) => letter === event.key);
        if (page) go(page.path);
        goneAt = 0;
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [pages, go]);
  return (
    <Modal
      opened={isOpen}
      onClose={() => setOpen(false)}
      title={t.shortcuts}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Table>
        <Table.Tbody>
          <Row keys={['Ctrl', 'K']} says={t.shortcutPalette} />
          <Row keys={['?']} says={t.shortcutHelp} />
          <Row keys={['↑', '↓', 'Enter']} says={t.shortcutRows} />
          {pages.map(({ key, letter }) => (
            <Row key={key} keys={['g', letter]} says={titles[key]} />
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function Row({ keys, says }: { keys: readonly string[]; says: string }) {
  return (
    <Table.Tr>
      <Table.Td dir="ltr">
        {keys.map((key) => (
          <Kbd key={key} me={4}>
            {key}
          </Kbd>
        ))}
      </Table.Td>
      <Table.Td>{says}</Table.Td>
    </Table.Tr>
  );
}
