import { useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import type { Figures as FiguresOf } from './statement';
import { statementTexts } from './statement.texts';

interface Props {
  readonly of: FiguresOf;
  /** A cashier sees what came and went, and no balance. */
  readonly withBalance: boolean;
}

export function Figures({ of, withBalance }: Props) {
  const t = useTexts(statementTexts);
  const moved = [
    [t.moneyIn, <Amount key="in" of={of.moneyIn} />],
    [t.moneyOut, <Amount key="out" of={of.moneyOut} />],
    [t.fees, <Amount key="fees" of={of.fees} />],
  ] as const;
  if (!withBalance) return <Facts of={moved} />;
  return (
    <Facts
      of={[
        [t.opening, <Amount key="opening" of={of.opening} />],
        ...moved,
        [t.closing, <Amount key="closing" of={of.closing} />],
      ]}
    />
  );
}
