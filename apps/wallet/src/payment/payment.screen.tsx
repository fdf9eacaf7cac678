import { Link, useParams } from 'wouter';
import { writeInstant } from '@hanout/i18n';
import { useRead } from '../api/use-read';
import { useLanguage, useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import { Icon } from '../parts/icon';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { KindName } from '../statement/kind-name';
import type { Payment, PaymentAnswer } from './payment';
import { paymentTexts } from './payment.texts';
import { Refund } from './refund';

interface Props {
  readonly back: string;
  /** Whether whoever looks may give it back. */
  readonly mayRefund: boolean;
}

/** `/payment/:paymentId` */
export function PaymentScreen({ back, mayRefund }: Props) {
  const t = useTexts(paymentTexts);
  const { paymentId = '' } = useParams<{ paymentId: string }>();
  const payment = useRead<PaymentAnswer>(`/payments/${paymentId}`);
  return (
    <Screen title={t.title} back={back}>
      <Reading of={payment}>
        {({ payment: read }) => (
          <>
            <PaymentFacts of={read} />
            <Link href={`/receipt/${paymentId}`} className="button quiet">
              <Icon name="printer" />
              {t.receipt}
            </Link>
            {mayRefund && isRefundable(read) && <Refund payment={read} onRefunded={payment.reload} />}
          </>
        )}
      </Reading>
    </Screen>
  );
}

function isRefundable({ kind, state, amount, refunded }: Payment): boolean {
  return (
    kind === 'merchant_payment' && state === 'completed' && BigInt(refunded.minor) < BigInt(amount.minor)
  );
}

function PaymentFacts({
  of: { kind, amount, fee, refunded, reference, createdAt },
}: {
  readonly of: Payment;
}) {
  const t = useTexts(paymentTexts);
  const { language } = useLanguage();
  return (
    <section className="card">
      <h2>
        <KindName of={kind} />
      </h2>
      <Facts
        of={[
          [t.amount, <Amount key="amount" of={amount} />],
          [t.fee, <Amount key="fee" of={fee} />],
          [t.givenBack, <Amount key="refunded" of={refunded} />],
          [t.reference, <bdi key="reference">{reference}</bdi>],
          [t.at, writeInstant(language, new Date(createdAt))],
        ]}
      />
    </section>
  );
}
