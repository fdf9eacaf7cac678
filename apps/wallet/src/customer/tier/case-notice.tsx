import { writeInstant } from '@hanout/i18n';
import { useLanguage, useTexts } from '../../language/language';
import { Notice } from '../../parts/notice';
import { Say } from '../../parts/say';
import { tierTexts } from './tier.texts';

export interface KycCase {
  readonly caseId: string;
  readonly tier: number;
  readonly state: string;
  readonly dueAt?: string;
  readonly reasonAr?: string;
  readonly reasonFr?: string;
}

/** While these stand, pictures may be added. */
export const isOpenToPictures = ({ state }: KycCase) => state === 'draft' || state === 'more_needed';
export const isOver = ({ state }: KycCase) =>
  ['approved', 'rejected', 'withdrawn', 'expired'].includes(state);

/** Where the case stands, and why. */
export function CaseNotice({ of: { state, dueAt, reasonAr, reasonFr } }: { readonly of: KycCase }) {
  const t = useTexts(tierTexts);
  const { language } = useLanguage();
  const reason = (
    <p lang={language === 'zgh' ? 'fr' : undefined}>{language === 'ar' ? reasonAr : reasonFr}</p>
  );
  if (state === 'approved') return <Notice>{t.approved}</Notice>;
  if (state === 'rejected')
    return (
      <Notice tone="bad">
        <p>{t.rejected}</p> {reason}
      </Notice>
    );
  if (state === 'more_needed')
    return (
      <Notice tone="waiting">
        <p>{t.moreNeeded}</p> {reason}
      </Notice>
    );
  if (state === 'submitted' && dueAt !== undefined)
    return (
      <Notice tone="waiting">
        <p>
          <Say text={t.submitted} due={writeInstant(language, new Date(dueAt))} />
        </p>
      </Notice>
    );
  return state === 'draft' ? null : <Notice tone="waiting">{t.inReview}</Notice>;
}
