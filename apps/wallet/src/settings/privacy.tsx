import type { Language } from '@hanout/i18n';
import { ask } from '../api/client';
import { useRead } from '../api/use-read';
import { useLanguage, useTexts } from '../language/language';
import { ProblemNotice } from '../parts/problem-notice';
import { Reading } from '../parts/reading';
import { useWork } from '../parts/use-work';
import { useOwnSession } from '../session/session';
import { settingsTexts } from './settings.texts';

interface Consent {
  readonly purpose: string;
  readonly version: string;
  readonly basis: string;
  readonly texts: Readonly<Record<Language, string>>;
  readonly givenVersion?: string;
}

interface OwnAliases {
  readonly isListed: boolean;
  readonly items: readonly { readonly walletId: string }[];
}

/** What I agreed to, whether my number leads to me, and all that is held on me. */
export function Privacy() {
  const t = useTexts(settingsTexts);
  const { language } = useLanguage();
  const { walletId } = useOwnSession();
  const consents = useRead<{ readonly consents: readonly Consent[] }>('/me/consents');
  const aliases = useRead<OwnAliases>('/me/aliases');
  const { isBusy, problem, run } = useWork();

  async function change({ purpose, version, givenVersion }: Consent) {
    await ask('PUT', `/me/consents/${purpose}`, { version, isGiven: givenVersion !== version });
    consents.reload();
  }

  async function list({ isListed, items }: OwnAliases) {
    // Whoever never chose is found by the wallet that this is.
    const chosen = items.map((item) => item.walletId);
    const walletIds = chosen.length === 0 && walletId !== undefined ? [walletId] : chosen;
    await ask('PUT', '/me/aliases', { isListed: !isListed, walletIds });
    aliases.reload();
  }

  async function save() {
    const held = await ask<object>('GET', '/me/data');
    const file = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: file, download: 'hanout.json' });
    link.click();
    URL.revokeObjectURL(file);
  }

  return (
    <section>
      <h2>{t.privacy}</h2>
      {problem && <ProblemNotice problem={problem} />}
      <Reading of={aliases}>
        {(own) => (
          <label className="check">
            <input
              type="checkbox"
              checked={own.isListed}
              disabled={isBusy}
              onChange={() => void run(() => list(own))}
            />
            {t.listed}
          </label>
        )}
      </Reading>
      <Reading of={consents}>
        {({ consents: items }) =>
          items
            .filter(({ basis }) => basis === 'consent')
            .map((consent) => (
              <label key={consent.purpose} className="check">
                <input
                  type="checkbox"
                  checked={consent.givenVersion === consent.version}
                  disabled={isBusy}
                  onChange={() => void run(() => change(consent))}
                />
                {consent.texts[language]}
              </label>
            ))
        }
      </Reading>
      <button type="button" className="quiet" disabled={isBusy} onClick={() => void run(save)}>
        {t.save}
      </button>
    </section>
  );
}
