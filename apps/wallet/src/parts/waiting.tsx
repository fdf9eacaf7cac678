import { useTexts } from '../language/language';
import { screenTexts } from './screen.texts';

export function Waiting() {
  const t = useTexts(screenTexts);
  return (
    <p className="waiting" role="status">
      {t.waiting}
    </p>
  );
}
