import { useState, type ChangeEvent } from 'react';
import { fill } from '@hanout/i18n';
import { ask } from '../../api/client';
import { useTexts } from '../../language/language';
import { Icon } from '../../parts/icon';
import { Notice } from '../../parts/notice';
import { ProblemNotice } from '../../parts/problem-notice';
import { useWork } from '../../parts/use-work';
import { newId } from '@hanout/identifiers';
import { shrunk } from './photo';
import { tierTexts } from './tier.texts';

type Kind = 'cin' | 'form' | 'contract' | 'proof_of_address';

interface Props {
  readonly caseId: string;
  readonly needed: readonly string[];
  readonly shown: ReadonlySet<string>;
  readonly onShown: () => void;
}

/** What is still to be photographed, one after the other, with how far it is. */
export function EvidenceList({ caseId, needed, shown, onShown }: Props) {
  const t = useTexts(tierTexts);
  const { isBusy, problem, run } = useWork();
  const [isUnread, setUnread] = useState(false);
  const done = needed.filter((kind) => shown.has(kind)).length;

  async function take(kind: string, event: ChangeEvent<HTMLInputElement>) {
    const photo = event.target.files?.[0];
    event.target.value = '';
    if (!photo) return;
    setUnread(false);
    const picture = await shrunk(photo).catch(() => undefined);
    if (picture === undefined) return setUnread(true);
    await ask('POST', `/kyc/cases/${caseId}/evidence`, { evidenceId: newId(), kind, picture });
    onShown();
  }

  return (
    <section className="card">
      <h2>{t.needed}</h2>
      <progress
        max={needed.length}
        value={done}
        aria-label={fill(t.progress, { done, all: needed.length })}
      />
      <p className="soft">{t.guide}</p>
      {isUnread && <Notice tone="bad">{t.tooLarge}</Notice>}
      {problem && <ProblemNotice problem={problem} />}
      <ul className="operations">
        {needed.map((kind) => (
          <li key={kind}>
            <span>{t[kind as Kind]}</span>
            {shown.has(kind) ? (
              <span className="soft">
                <Icon name="done" /> {t.done}
              </span>
            ) : (
              <label className="button quiet">
                {isBusy ? t.sending : t.take}
                <input
                  className="unseen"
                  type="file"
                  accept="image/*"
                  capture="environment"
                  disabled={isBusy}
                  aria-label={`${t.take}: ${t[kind as Kind]}`}
                  onChange={(event) => void run(() => take(kind, event))}
                />
              </label>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
