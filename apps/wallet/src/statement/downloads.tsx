import { useLanguage, useTexts } from '../language/language';
import { statementTexts } from './statement.texts';

/** Links to the statement as a file. Files are written in Arabic and French; who reads Tamazight gets the French one. */
export function Downloads({ period }: { readonly period: string }) {
  const t = useTexts(statementTexts);
  const { language } = useLanguage();
  const address = (format: string) =>
    `/api/v1/statements/${period}?format=${format}&language=${language === 'ar' ? 'ar' : 'fr'}&web=wallet`;
  return (
    <p className="downloads">
      <a className="button quiet" href={address('pdf')} download>
        {t.pdf}
      </a>
      <a className="button quiet" href={address('csv')} download>
        {t.csv}
      </a>
    </p>
  );
}
