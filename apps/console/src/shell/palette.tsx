import { useState, type KeyboardEvent } from 'react';
import { Modal, NavLink, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
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

/** Anywhere in a few keys: a page by its name, a payment by its reference. */
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
  const hasPayments = pages.some(({ key }) => key === 'payments');
  const choices = [
    ...named.map(({ key, path }) => ({ label: titles[key], path })),
    ...(text.length > 3 && hasPayments
      ? [{ label: fill(t.findPayment, { text }), path: `/payments?q=${encodeURIComponent(text)}` }]
      : []),
  ];
  const chosen = Math.min(at, choices.length - 1);
  const open = (path: string | undefined) => {
    if (path === undefined) return;
    onClose();
    go(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') open(choices[chosen]?.path);
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
      {choices.map(({ label, path }, index) => (
        <NavLink
          key={path}
          component="button"
          label={label}
          active={index === chosen}
          onClick={() => open(path)}
        />
      ))}
    </>
  );
}
