import { useParams } from 'wouter';
import { writeInstant } from '@hanout/i18n';
import { useRead } from '../api/use-read';
import { useLanguage, useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import { Icon } from '../parts/icon';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { KindName } from '../statement/kind-name';
import { Party, type ReceiptParty } from './party';
import { receiptTexts } from './receipt.texts';
import './receipt.css';

interface Receipt {
  readonly reference: string;
  readonly kind: string;
  readonly payer: ReceiptParty;
  readonly payee: ReceiptParty;
  readonly amount: { readonly minor: string };
  readonly completedAt: string;
  readonly code: string;
}

/** `/receipt/:paymentId`: on the screen, on the paper of a till printer (58 or 80 mm), or as a file. */
export function ReceiptScreen({ back }: { readonly back: string }) {
  const t = useTexts(receiptTexts);
  const { language } = useLanguage();
  const { paymentId = '' } = useParams<{ paymentId: string }>();
  const receipt = useRead<Receipt>(`/payments/${paymentId}/receipt`);
  const file = `/api/v1/payments/${paymentId}/receipt?format=pdf&language=${language === 'ar' ? 'ar' : 'fr'}&web=wallet`;
  return (
    <Screen title={t.title} back={back}>
      <Reading of={receipt}>
        {({ reference, kind, payer, payee, amount, completedAt, code }) => (
          <>
            <article className="card receipt">
              <h2>
                <KindName of={kind} />
              </h2>
              <p className="big">
                <Amount of={amount} />
              </p>
              <Facts
                of={[
                  [t.payer, <Party key="payer" of={payer} />],
                  [t.payee, <Party key="payee" of={payee} />],
                  [t.at, writeInstant(language, new Date(completedAt))],
                  [t.reference, <bdi key="reference">{reference}</bdi>],
                  [t.code, <bdi key="code">{code}</bdi>],
                ]}
              />
              <p className="soft">{t.check}</p>
            </article>
            <button type="button" onClick={() => print()}>
              <Icon name="printer" />
              {t.print}
            </button>
            <a className="button quiet" href={file} download>
              {t.pdf}
            </a>
          </>
        )}
      </Reading>
    </Screen>
  );
}
