import { dayOf, defineMessages, writeMonth } from '@hanout/i18n';
import { useLanguage, useTexts } from '../language/language';
import { Icon } from '../parts/icon';
import { shifted } from './shifted';

const texts = defineMessages({
  before: { ar: 'السابق', fr: 'Précédent', zgh: 'ⵉⵣⵡⴰⵔⵏ' },
  after: { ar: 'التالي', fr: 'Suivant', zgh: 'ⵉⴹⴼⴰⵕⵏ' },
});

interface Props {
  /** `2026-11` or `2026`. */
  readonly period: string;
  readonly onChange: (period: string) => void;
}

export function PeriodChooser({ period, onChange }: Props) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const isLast = period >= dayOf(new Date()).slice(0, period.length);
  return (
    <div className="chooser">
      <button
        type="button"
        className="quiet"
        aria-label={t.before}
        onClick={() => onChange(shifted(period, -1))}
      >
        <Icon name="back" />
      </button>
      <strong aria-live="polite">{period.length === 7 ? writeMonth(language, period) : period}</strong>
      <button
        type="button"
        className="quiet"
        aria-label={t.after}
        disabled={isLast}
        onClick={() => onChange(shifted(period, 1))}
      >
        <Icon name="forth" />
      </button>
    </div>
  );
}
