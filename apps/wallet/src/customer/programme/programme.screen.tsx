import { useState } from 'react';
import { writeDay } from '@hanout/i18n';
import { useRead } from '../../api/use-read';
import { useLanguage, useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Notice } from '../../parts/notice';
import { Reading } from '../../parts/reading';
import { Say } from '../../parts/say';
import { Screen } from '../../parts/screen';
import { ChildCard, ComplaintNote } from './child-card';
import { ComplainForm } from './complain-form';
import { isAbout, type About, type Complaint, type Grant, type OwnGrants } from './grants';
import { programmeTexts } from './programme.texts';
import { reasonIn, reasonTexts } from './reason.texts';

/** Which child was paid for which month, why not, when next, and how to complain. */
export default function ProgrammeScreen() {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  const own = useRead<OwnGrants>('/programmes/mine');
  const [about, setAbout] = useState<About>();

  function onSent() {
    setAbout(undefined);
    own.reload();
  }

  return (
    <Screen title={t.title} back="/">
      {about && <ComplainForm about={about} onSent={onSent} />}
      <Reading of={own}>
        {({ grants, paydays: [next], complaints }) => (
          <>
            {grants.length === 0 ? (
              <Notice tone="waiting">{t.nothing}</Notice>
            ) : next ? (
              <Notice>
                <p>
                  <Say
                    text={t.next}
                    from={writeDay(language, next.from)}
                    until={writeDay(language, next.until)}
                  />
                </p>
              </Notice>
            ) : (
              <p className="soft">{t.noDate}</p>
            )}
            {grants.map((grant) => (
              <GrantCard key={grant.rosterId} grant={grant} complaints={complaints} onComplain={setAbout} />
            ))}
          </>
        )}
      </Reading>
    </Screen>
  );
}

interface CardProps {
  readonly grant: Grant;
  readonly complaints: readonly Complaint[];
  readonly onComplain: (about: About) => void;
}

function GrantCard({ grant, complaints, onComplain }: CardProps) {
  const t = useTexts(programmeTexts);
  const reasons = useTexts(reasonTexts);
  const { rosterId, programme, state, reason, method, due, children } = grant;
  const whole = { rosterId };
  const complaint = complaints.find((one) => isAbout(one, whole));
  return (
    <section className="grant">
      <h2>
        <bdi className="programme-name">{programme}</bdi>
      </h2>
      <p className="big">
        <Amount of={due} />
      </p>
      <p>
        {t[state]}
        {method === 'voucher' && ` · ${t.byVoucher}`}
      </p>
      {reason !== undefined && <p>{reasonIn(reasons, reason)}</p>}
      {complaint ? (
        <ComplaintNote of={complaint} />
      ) : (
        <button type="button" className="quiet" onClick={() => onComplain(whole)}>
          {t.complain}
        </button>
      )}
      {children.map((child) => (
        <ChildCard
          key={child.massar}
          grant={grant}
          child={child}
          complaints={complaints}
          onComplain={onComplain}
        />
      ))}
    </section>
  );
}
