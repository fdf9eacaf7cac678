import { useEffect, useRef } from 'react';
import { ask } from '../api/client';
import { useRead } from '../api/use-read';
import { onPayment } from '../events/payment-events';
import { useTexts } from '../language/language';
import { newId } from '@hanout/identifiers';
import { ProblemNotice } from '../parts/problem-notice';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { useWork } from '../parts/use-work';
import type { Shift, Shifts } from './shift';
import { ShiftCard } from './shift-card';
import { shiftsTexts } from './shifts.texts';

/** A cashier begins and ends, and sees what he sold; the balance of the shop is not his affair. */
export default function OwnShiftsScreen() {
  const t = useTexts(shiftsTexts);
  const shifts = useRead<Shifts>('/shifts');
  const { isBusy, problem, run } = useWork();
  // The same shift, however often it is asked for.
  const nextId = useRef(newId());
  const { reload } = shifts;
  useEffect(() => onPayment(reload), [reload]);

  async function open() {
    await ask('POST', '/shifts', { shiftId: nextId.current });
    nextId.current = newId();
    reload();
  }

  async function close({ shiftId }: Shift) {
    await ask('POST', `/shifts/${shiftId}/closing`);
    reload();
  }

  return (
    <Screen title={t.own} back="/">
      {problem && <ProblemNotice problem={problem} />}
      <Reading of={shifts}>
        {({ items }) => {
          const current = items.find(({ closedAt }) => closedAt === undefined);
          const before = items.filter((shift) => shift !== current);
          return (
            <>
              {current ? (
                <ShiftCard of={current}>
                  <button type="button" disabled={isBusy} onClick={() => void run(() => close(current))}>
                    {t.close}
                  </button>
                </ShiftCard>
              ) : (
                <>
                  <p>{t.what}</p>
                  <button type="button" disabled={isBusy} onClick={() => void run(open)}>
                    {t.open}
                  </button>
                </>
              )}
              {before.length > 0 && <h2>{t.before}</h2>}
              {before.map((shift) => (
                <ShiftCard key={shift.shiftId} of={shift} />
              ))}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}
