import { useEffect, useRef } from 'react';
import { Link, useParams } from 'wouter';
import { writeTime } from '@hanout/i18n';
import { useRead } from '../api/use-read';
import { useLanguage, useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import { Icon } from '../parts/icon';
import { newId } from '@hanout/identifiers';
import { Notice } from '../parts/notice';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { signalPaid } from './paid-signal';
import { QrPicture } from './qr-picture';
import { saleTexts } from './sale.texts';
import { useSale, type Sale } from './use-sale';
import './sale.css';

const EXPIRES_IN_SECONDS = 600;

/**
 * `/sale/:qrCodeId/:minor`: a code for one amount, until the platform says that it is paid. The address holds the device's
 * own id of the sale, so that a reload shows the same code and never a second one.
 */
export function SaleScreen() {
  const t = useTexts(saleTexts);
  const { qrCodeId = '', minor = '' } = useParams<{ qrCodeId: string; minor: string }>();
  const amount = { minor, currency: 'MAD' };
  const code = useRead<{ text: string }>('/qr-codes', {
    sale: { qrCodeId, amount, expiresInSeconds: EXPIRES_IN_SECONDS },
  });
  const sale = useSale(code.data && qrCodeId);
  if (sale?.state === 'paid') return <PaidScreen sale={sale} />;
  return (
    <Screen title={t.title} back="/">
      <p className="big centred">
        <Amount of={amount} />
      </p>
      <Reading of={code}>
        {({ text }) =>
          sale?.state === 'expired' ? (
            <>
              <Notice tone="bad">{t.expired}</Notice>
              <Link href={`/sale/${newId()}/${minor}`} replace className="button">
                {t.again}
              </Link>
            </>
          ) : (
            <>
              <QrPicture text={text} label={t.code} />
              <p className="centred">{t.scan}</p>
              <Notice tone="waiting">{sale?.state === 'taken' ? t.taken : t.notPaidYet}</Notice>
            </>
          )
        }
      </Reading>
    </Screen>
  );
}

/** The whole screen, seen from the other side of the counter. */
function PaidScreen({ sale: { amount, payment } }: { readonly sale: Sale }) {
  const t = useTexts(saleTexts);
  const { language } = useLanguage();
  const isSignalled = useRef(false);
  useEffect(() => {
    if (isSignalled.current) return;
    isSignalled.current = true;
    signalPaid(BigInt(amount.minor), language);
  }, [amount.minor, language]);
  return (
    <Screen title={t.title} back="/">
      <section className="till-paid" role="status">
        <Icon name="done" />
        <p className="big">{t.paid}</p>
        <p className="big">
          <Amount of={amount} />
        </p>
      </section>
      {payment && (
        <Facts
          of={[
            [t.reference, <bdi key="reference">{payment.reference}</bdi>],
            [t.time, payment.completedAt && writeTime(new Date(payment.completedAt))],
          ]}
        />
      )}
      <Link href="/" className="button">
        {t.next}
      </Link>
      {payment && (
        <Link href={`/receipt/${payment.paymentId}`} className="button quiet">
          {t.receipt}
        </Link>
      )}
    </Screen>
  );
}
