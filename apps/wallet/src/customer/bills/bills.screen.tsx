import { useState } from 'react';
import { fill } from '@hanout/i18n';
import { useRead } from '../../api/use-read';
import { useLanguage, useTexts } from '../../language/language';
import { useOnce } from '../../once/use-once';
import { Field } from '../../parts/field';
import { Notice } from '../../parts/notice';
import { PersonName } from '../../parts/person-name';
import { Reading } from '../../parts/reading';
import { Screen } from '../../parts/screen';
import { AmountForm } from '../../pay/amount-form';
import { Confirm } from '../../pay/confirm';
import { Paying } from '../../pay/paying';
import { payTexts } from '../../pay/pay.texts';
import { quoteOf, type Quote, type Shown } from '../../pay/quote';
import { inDirhams } from '../../payment/payment';
import { billsTexts } from './bills.texts';

interface Biller {
  readonly code: string;
  readonly nameAr: string;
  readonly nameFr: string;
  readonly example: string;
}

/** Whose bill, its reference and the amount that stands on it; the platform checks the reference before the PIN. */
export default function BillsScreen() {
  const t = useTexts(billsTexts);
  const pays = useTexts(payTexts);
  const { language } = useLanguage();
  const billers = useRead<{ readonly items: readonly Biller[] }>('/billers');
  const pay = useOnce<Shown>('bill');
  const [biller, setBiller] = useState<Biller>();
  const [reference, setReference] = useState('');
  const [quote, setQuote] = useState<Quote>();
  const nameOf = ({ nameAr, nameFr }: Biller) => (language === 'ar' ? nameAr : nameFr);

  return (
    <Screen title={t.title} back="/">
      <Paying once={pay}>
        {biller === undefined ? (
          <Reading of={billers}>
            {({ items }) => (
              <section>
                <h2>{t.choose}</h2>
                {items.length === 0 && <p className="soft">{t.none}</p>}
                <div className="choices">
                  {items.map((each) => (
                    <button key={each.code} type="button" className="quiet" onClick={() => setBiller(each)}>
                      <bdi>{nameOf(each)}</bdi>
                    </button>
                  ))}
                </div>
              </section>
            )}
          </Reading>
        ) : quote === undefined ? (
          <>
            <p>
              <PersonName>{nameOf(biller)}</PersonName>
            </p>
            <Field
              label={t.reference}
              value={reference}
              onChange={setReference}
              kind="reference"
              hint={fill(t.example, { example: biller.example })}
              isFocused
            />
            <AmountForm
              onAmount={async (minor) => {
                const bill = { billerCode: biller.code, reference };
                setQuote(await quoteOf({ bill, amount: inDirhams(minor) }));
              }}
            />
          </>
        ) : (
          <>
            {quote.bill?.lastPaidAt !== undefined && <Notice tone="waiting">{t.paidBefore}</Notice>}
            <Confirm
              price={quote}
              to={[
                [pays.to, <PersonName key="to">{nameOf(biller)}</PersonName>],
                [
                  t.reference,
                  <bdi key="reference" dir="ltr">
                    {quote.bill?.reference}
                  </bdi>,
                ],
              ]}
              onPin={async (pin) => {
                const isPaidAgain = quote.bill?.lastPaidAt !== undefined;
                const body = { quoteId: quote.quoteId, ...(isPaidAgain && { isPaidAgain }) };
                const shown = { name: nameOf(biller), amount: quote.amount };
                const wish = { path: '/payments', body, shown, quoted: quote.quoted };
                await pay.act(wish, { proof: { pin } });
              }}
            />
          </>
        )}
      </Paying>
    </Screen>
  );
}
