import type { ReactNode } from 'react';
import { useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import { PinForm } from '../pin/pin-form';
import { Listen } from '../voice/listen';
import { payTexts } from './pay.texts';
import type { Price } from './quote';

interface Props {
  readonly price: Price;
  /** Whom, and where. */
  readonly to: readonly (readonly [string, ReactNode])[];
  readonly submit?: string;
  readonly onPin: (pin: string) => Promise<void>;
}

/** Whom, where, how much and at what price; only below it the PIN. */
export function Confirm({ price: { amount, payerFee, total }, to, submit, onPin }: Props) {
  const t = useTexts(payTexts);
  return (
    <PinForm submit={submit ?? t.confirm} onPin={onPin}>
      <section className="card">
        <Facts
          of={[
            ...to,
            [t.price, <Amount key="amount" of={amount} />],
            [t.fee, <Amount key="fee" of={payerFee} />],
          ]}
        />
        <p>{t.total}</p>
        <p className="big">
          <Amount of={total} />
        </p>
        <Listen to={total} />
      </section>
    </PinForm>
  );
}
