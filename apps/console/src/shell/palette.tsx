import { useState, type KeyboardEvent } from 'react';
import { Modal, NavLink, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import { readPhone } from '@hanout/identifiers';
import { commonTexts } from '../texts/common';
import { fill } from '@hanout/i18n';
import { useTexts } from '../texts/language';
import { matching } from '../ui/table-order';
import type { Page } from './pages';
import { pageTexts, shellTexts } from './shell.texts';

interface Props {
  readonly pages: readonly Page[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Choice {
  readonly label: string;
  readonly path: string;
  /** What no address tells: a phone number is in none. */
  readonly state?: object;
}

/** Anywhere in a few keys: a page by its name, a payment by its reference, a person by his number. */
export function Palette({ isOpen, onClose, pages }: Props) {
  const t = useTexts(shellTexts);
  const common = useTexts(commonTexts);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t.palette}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Choices pages={pages} onClose={onClose} />
    </Modal>
  );
}

function Choices({ pages, onClose }: Omit<Props, 'isOpen'>) {
  const t = useTexts(shellTexts);
  const titles = useTexts(pageTexts);
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const named = matching(pages, ({ key, path }) => `${titles[key]} ${path}`, typed);
  const text = typed.trim();
  const phone = readPhone(text);
  const has = (page: Page['key']) => pages.some(({ key }) => key === page);
  const choices: readonly Choice[] = [
    ...named.map(({ key, path }) => ({ label: titles[key], path })),
    ...(phone !== undefined && has('find')
      ? [{ label: fill(t.findNumber, { text }), path: '/people', state: { phone } }]
      : []),
    ...(phone === undefined && text.length > 3 && has('payments')
      ? [{ label: fill(t.findPayment, { text }), path: `/payments?q=${encodeURIComponent(text)}` }]
      : []),
  ];
  const chosen = Math.min(at, choices.length - 1);
  const open = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    go(choice.path, { state: choice.state });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') open(choices[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t.palette}
        placeholder={t.paletteHint}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {choices.map((choice, index) => (
        <NavLink
          key={choice.label}
          component="button"
          label={choice.label}
          active={index === chosen}
          onClick={() => open(choice)}
        />
      ))}
    </>
  );
}
