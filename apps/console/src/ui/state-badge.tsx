import { Badge } from '@mantine/core';
import { stateTexts } from '../texts/states';
import { wordOf } from '../texts/word-of';
import { useTexts } from '../texts/language';

const GOOD = new Set(
  'completed approved active published matched holds closed settled resolved paid delivered succeeded done disbursed redeemed enabled'.split(
    ' ',
  ),
);
const BAD = new Set(
  'failed declined rejected refused reported no_proof amount_differs theirs_only ours_only dismissed confirmed broken blocked'.split(
    ' ',
  ),
);

/** A state in words and in colour, never in colour alone. */
export function StateBadge({ of: state }: { of: string | undefined }) {
  const texts = useTexts(stateTexts);
  if (state === undefined) return null;
  const color = GOOD.has(state) ? 'teal' : BAD.has(state) ? 'red' : 'yellow';
  return (
    <Badge className="badge" variant="light" color={color} tt="none">
      {wordOf(texts, state)}
    </Badge>
  );
}
