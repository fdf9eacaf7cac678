import { NavLink, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useTexts } from '../texts/language';
import type { Page } from './pages';
import { pageTexts } from './shell.texts';

interface Props {
  readonly title: string;
  readonly pages: readonly Page[];
  /** The address that is open. */
  readonly at: string;
  readonly onGo: () => void;
}

/** The pages of the menu about one thing; nothing where a role has none of them. */
export function MenuGroup({ title, pages, at, onGo }: Props) {
  const titles = useTexts(pageTexts);
  if (pages.length === 0) return null;
  return (
    <div role="group" aria-label={title}>
      <Text className="menu-title" size="xs" c="dimmed" aria-hidden>
        {title}
      </Text>
      {pages.map(({ key, path }) => {
        const isOpen = at === path || at.startsWith(`${path}/`);
        return (
          <NavLink
            key={key}
            component={Link}
            href={path}
            label={titles[key]}
            py={1}
            active={isOpen}
            aria-current={isOpen ? 'page' : undefined}
            onClick={onGo}
          />
        );
      })}
    </div>
  );
}
