import { dayOf, writeDay, writeMonth } from '@hanout/i18n';
import { useLanguage, useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Say } from '../../parts/say';
import {
  absencesMaxOf,
  isAbout,
  type About,
  type Child,
  type Complaint,
  type Grant,
  type Month,
} from './grants';
import { programmeTexts } from './programme.texts';
import { reasonIn, reasonTexts } from './reason.texts';

interface Props {
  readonly grant: Grant;
  readonly child: Child;
  readonly complaints: readonly Complaint[];
  readonly onComplain: (about: About) => void;
}

/** One child: month by month paid, or why not, and the way to say that it is wrong. */
export function ChildCard({ grant, child, complaints, onComplain }: Props) {
  const t = useTexts(programmeTexts);
  const reasons = useTexts(reasonTexts);
  const { language } = useLanguage();
  const { massar, grade, reason, months } = child;
  return (
    <section className="card">
      <h3>
        {t.child} <bdi dir="ltr">{massar}</bdi> · {t.grade} <bdi dir="ltr">{grade}</bdi>
      </h3>
      {reason !== undefined && <p>{reasonIn(reasons, reason)}</p>}
      <ol className="months">
        {months.map((month) => {
          const about = { rosterId: grant.rosterId, massar, month: month.month };
          const complaint = complaints.find((one) => isAbout(one, about));
          return (
            <li key={month.month}>
              <span>{writeMonth(language, month.month)}</span>
              {month.outcome === 'paid' ? (
                <Amount of={{ minor: month.amountMinor }} />
              ) : (
                <span>
                  <strong>{t.notPaid}</strong>
                  <small>
                    <WhyNot month={month} max={absencesMaxOf(grant, child)} />
                  </small>
                </span>
              )}
              {complaint ? (
                <ComplaintNote of={complaint} />
              ) : (
                month.outcome !== 'paid' && (
                  <button type="button" className="quiet small" onClick={() => onComplain(about)}>
                    {t.complain}
                  </button>
                )
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function WhyNot({
  month: { outcome, absences },
  max,
}: {
  readonly month: Month;
  readonly max: number | undefined;
}) {
  const t = useTexts(programmeTexts);
  const reasons = useTexts(reasonTexts);
  if (outcome === 'unpaid_absence' && absences !== undefined && max !== undefined)
    return <Say text={t.unpaid_absence} absences={absences} max={max} />;
  return outcome === 'held_no_report' ? t.held_no_report : reasons.other;
}

export function ComplaintNote({ of: { dueAt, isOverdue, answer } }: { readonly of: Complaint }) {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  if (answer !== undefined)
    return (
      <p className="soft">
        {t.answered} <bdi>{answer}</bdi>
      </p>
    );
  return (
    <p className="soft">
      <Say text={isOverdue ? t.late : t.waits} due={writeDay(language, dayOf(new Date(dueAt)))} />
    </p>
  );
}
