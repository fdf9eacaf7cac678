import { useTexts } from '../language/language';
import { Notice } from './notice';
import { screenTexts } from './screen.texts';
import { useOnline } from './use-online';

export function OfflineNotice() {
  const t = useTexts(screenTexts);
  return useOnline() ? null : <Notice tone="waiting">{t.offline}</Notice>;
}
