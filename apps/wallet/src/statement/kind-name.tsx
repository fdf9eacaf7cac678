import { useTexts } from '../language/language';
import { kindTexts } from './kind.texts';

/** A kind that is younger than this page is called another operation. */
export function KindName({ of }: { readonly of: string }) {
  const t = useTexts(kindTexts);
  return of in t ? t[of as keyof typeof t] : t.other;
}
