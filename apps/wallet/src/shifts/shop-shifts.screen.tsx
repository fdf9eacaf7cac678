import { useState } from 'react';
import { ask } from '../api/client';
import { useRead } from '../api/use-read';
import { useTexts } from '../language/language';
import type { Cashier } from '../merchant/cashiers/cashier-card';
import { PersonName } from '../parts/person-name';
import { ProblemNotice } from '../parts/problem-notice';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { useWork } from '../parts/use-work';
import type { Shift, Shifts } from './shift';
import { ShiftCard } from './shift-card';
import { shiftsTexts } from './shifts.texts';

/** Of all cashiers of the shop, the latest first; one that was forgotten is ended here. */
export default function ShopShiftsScreen() {
  const t = useTexts(shiftsTexts);
  const [after, setAfter] = useState<string>();
  const shifts = useRead<Shifts>(after === undefined ? '/shifts' : `/shifts?after=${after}`);
  const cashiers = useRead<{ readonly items: readonly Cashier[] }>('/merchants/mine/cashiers');
  const { isBusy, problem, run } = useWork();
  const nameOf = ({ cashierId }: Shift) =>
    cashiers.data?.items.find(({ personId }) => personId === cashierId)?.name;

  async function close({ shiftId }: Shift) {
    await ask('POST', `/shifts/${shiftId}/closing`);
    shifts.reload();
  }

  return (
    <Screen title={t.ofShop} back="/">
      {problem && <ProblemNotice problem={problem} />}
      <Reading of={shifts}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p className="soft">{t.none}</p>}
            {items.map((shift) => (
              <ShiftCard
                key={shift.shiftId}
                of={shift}
                title={cashiers.data && <CashierName name={nameOf(shift)} />}
              >
                {shift.closedAt === undefined && (
                  <button
                    type="button"
                    className="quiet"
                    disabled={isBusy}
                    onClick={() => void run(() => close(shift))}
                  >
                    {t.close}
                  </button>
                )}
              </ShiftCard>
            ))}
            {next !== undefined && (
              <button type="button" className="quiet" onClick={() => setAfter(next)}>
                {t.older}
              </button>
            )}
          </>
        )}
      </Reading>
    </Screen>
  );
}

function CashierName({ name }: { readonly name: string | undefined }) {
  const t = useTexts(shiftsTexts);
  return <h2>{name === undefined ? t.formerCashier : <PersonName>{name}</PersonName>}</h2>;
}
