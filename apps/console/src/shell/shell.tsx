import { Suspense } from 'react';
import {
  AppShell,
  Burger,
  Button,
  Group,
  Loader,
  ScrollArea,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useMay } from '../session/may';
import { signOut } from '../session/session';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { ErrorBoundary } from '../ui/error-boundary';
import { LanguageSwitch } from './language-switch';
import { PAGES } from './pages';
import { Palette } from './palette';
import { MenuGroup } from './menu-group';
import { groupTexts, shellTexts, type PageGroup } from './shell.texts';
import { Shortcuts } from './shortcuts';

const GROUPS = Object.keys(groupTexts.fr) as PageGroup[];

/** The frame: a menu of what the role may do, and the screen that is open. */
export function Shell() {
  const t = useTexts(shellTexts);
  const common = useTexts(commonTexts);
  const groups = useTexts(groupTexts);
  const may = useMay();
  const { toggleColorScheme } = useMantineColorScheme();
  const [path] = useLocation();
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isPaletteOpen, palette] = useDisclosure(false);
  useHotkeys([['mod+K', palette.toggle]], []);
  const pages = PAGES.filter(({ needs }) => may(needs));
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
      padding="md"
    >
      <AppShell.Header>
        <a className="skip" href="#content" onClick={skipToContent}>
          {t.skip}
        </a>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isMenuOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t.menu} />
            <Text fw={700}>
              <bdi>Hanout</bdi>
            </Text>
            <Text c="dimmed" visibleFrom="sm">
              {t.console}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button size="xs" variant="default" onClick={palette.open}>
              {t.palette}
            </Button>
            <LanguageSwitch />
            <Button
              size="xs"
              variant="default"
              onClick={toggleColorScheme}
              aria-label={t.dark}
              title={t.dark}
            >
              ◐
            </Button>
            <Button size="xs" variant="default" onClick={() => void signOut()}>
              {t.signOut}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t.menu}>
        <ScrollArea type="auto" scrollbarSize={6} viewportProps={{ tabIndex: -1 }}>
          {GROUPS.map((group) => (
            <MenuGroup
              key={group}
              title={groups[group]}
              pages={pages.filter((page) => page.group === group)}
              at={path}
              onGo={menu.close}
            />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <ErrorBoundary key={path.split('/')[1]} fallback={<Text role="alert">{common.broken}</Text>}>
          <Suspense fallback={<Loader aria-label={common.loading} />}>
            <Switch>
              {pages.map(({ key, path: at, page: Page }) => (
                <Route key={key} path={`${at}/:id?`}>
                  {({ id }) => <Page id={id} />}
                </Route>
              ))}
              <Route>{pages[0] ? <Redirect to={pages[0].path} replace /> : <Text>{t.noPages}</Text>}</Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </AppShell.Main>
      <Palette pages={pages} isOpen={isPaletteOpen} onClose={palette.close} />
      <Shortcuts pages={pages} />
    </AppShell>
  );
}

/** The address says which screen is open, so a jump within it must leave the address alone. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
