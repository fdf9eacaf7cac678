import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { LanguageSwitch } from '../language/language-switch';
import { useTexts } from '../language/language';
import { Icon } from './icon';
import { OfflineNotice } from './offline-notice';
import { screenTexts } from './screen.texts';

interface Props {
  readonly title: string;
  /** Where the arrow leads; none on the first screen of a role. */
  readonly back?: string;
  readonly children: ReactNode;
}

/** What every screen has: the way back, its title, the languages. */
export function Screen({ title, back, children }: Props) {
  const t = useTexts(screenTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.hanout}`;
  }, [title, t]);
  // Who hears the page learns where he is; who taps sees no ring.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <header className="bar">
        {back !== undefined && (
          <Link href={back} className="back" aria-label={t.back}>
            <Icon name="back" />
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <LanguageSwitch />
      </header>
      <OfflineNotice />
      <main>{children}</main>
    </>
  );
}
