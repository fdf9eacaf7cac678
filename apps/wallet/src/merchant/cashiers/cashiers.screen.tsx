import { useRead } from '../../api/use-read';
import { useTexts } from '../../language/language';
import { Reading } from '../../parts/reading';
import { Screen } from '../../parts/screen';
import { CashierCard, type Cashier } from './cashier-card';
import { cashiersTexts } from './cashiers.texts';
import { Invite } from './invite';

/** Who serves in the shop by appointment. */
export function CashiersScreen() {
  const t = useTexts(cashiersTexts);
  const cashiers = useRead<{ readonly items: readonly Cashier[] }>('/merchants/mine/cashiers');
  return (
    <Screen title={t.title} back="/">
      <p>{t.what}</p>
      <Reading of={cashiers}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t.nobody}</p>
          ) : (
            items.map((cashier) => (
              <CashierCard key={cashier.appointmentId} of={cashier} onDismissed={cashiers.reload} />
            ))
          )
        }
      </Reading>
      <Invite onInvited={cashiers.reload} />
    </Screen>
  );
}
