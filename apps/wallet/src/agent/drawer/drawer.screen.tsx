import { useRef, useState } from 'react';
import { writeInstant } from '@hanout/i18n';
import { ask } from '../../api/client';
import { AmountForm } from '../../pay/amount-form';
import { inDirhams } from '../../payment/payment';
import { useLanguage, useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Reading } from '../../parts/reading';
import { Screen } from '../../parts/screen';
import { newId } from '@hanout/identifiers';
import { useDrawer, type Entry } from '../drawer';
import { Meters } from '../meters';
import { drawerTexts } from './drawer.texts';

const KINDS = ['opening', 'count', 'bank_deposit', 'bank_withdrawal'] as const;

/** What the agent says of his notes, and what moved them since. */
export default function DrawerScreen() {
  const t = useTexts(drawerTexts);
  const drawer = useDrawer();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('count');
  // The same declaration, however often it is sent.
  const entryId = useRef(newId());

  async function declare(minor: bigint) {
    await ask('POST', '/drawer/entries', { entryId: entryId.current, kind, amount: inDirhams(minor) });
    entryId.current = newId();
    drawer.reload();
  }

  return (
    <Screen title={t.title} back="/">
      <Reading of={drawer}>
        {({ float, entries }) => (
          <>
            <Meters of={float} />
            <section className="card">
              <fieldset className="choices">
                <legend>{t.what}</legend>
                {KINDS.map((each) => (
                  <label key={each}>
                    <input type="radio" name="kind" checked={each === kind} onChange={() => setKind(each)} />
                    {t[each]}
                  </label>
                ))}
              </fieldset>
              <AmountForm submit={t.declare} onAmount={declare} isFocused={false} />
            </section>
            <h2>{t.entries}</h2>
            <Entries of={entries} />
          </>
        )}
      </Reading>
    </Screen>
  );
}

function Entries({ of: entries }: { readonly of: readonly Entry[] }) {
  const t = useTexts(drawerTexts);
  const { language } = useLanguage();
  return (
    <ol className="operations">
      {entries.map(({ entryId, kind, amount, at }) => (
        <li key={entryId}>
          <span>
            {kind in t ? t[kind as keyof typeof t] : kind}
            <small>
              <time dateTime={at}>{writeInstant(language, new Date(at))}</time>
            </small>
          </span>
          <Amount of={amount} />
        </li>
      ))}
    </ol>
  );
}
