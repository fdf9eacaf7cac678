import { useState } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { useOnce } from '../once/use-once';
import { PersonName } from '../parts/person-name';
import { Screen } from '../parts/screen';
import { inDirhams } from '../payment/payment';
import { FindPerson } from '../people/find-person';
import { useOwnSession } from '../session/session';
import { AmountForm } from './amount-form';
import { Confirm } from './confirm';
import { FindShop } from './find-shop';
import { Paying } from './paying';
import { payTexts } from './pay.texts';
import { quoteOf, signOf, type Quote, type Shop, type Shown } from './quote';
import type { Scanned } from './what-was-scanned';

/** Whom it pays, by the register of shops or, for a shop that pays its supplier, by the directory of numbers. */
interface Found {
  readonly of: Shop | { readonly name: string };
  /** What a quote is asked for. */
  readonly payee: { readonly qr: string } | { readonly merchantCode: string } | { readonly walletId: string };
}

/** Scan or type, see whose shop it is and where, then the amount, the price and the PIN. */
export default function PayScreen() {
  const t = useTexts(payTexts);
  const { language } = useLanguage();
  const isShop = useOwnSession().role === 'merchant';
  const [, go] = useLocation();
  const pay = useOnce<Shown>('pay');
  const [found, setFound] = useState<Found>();
  const [quote, setQuote] = useState<Quote>();

  const price = async (payee: Found['payee'], amount?: { minor: string }) =>
    setQuote(await quoteOf({ ...payee, ...(amount && { amount }) }));

  async function find(scanned: Scanned) {
    if (scanned.is === 'person') return go(`/send?wallet=${scanned.walletId}`);
    if (scanned.is === 'shop-qr') {
      const payee = { qr: scanned.text };
      const { merchant, amount } = await ask<{ merchant: Shop; amount?: { minor: string } }>(
        'POST',
        '/qr-codes/read',
        { text: scanned.text },
      );
      if (amount) await price(payee);
      setFound({ of: merchant, payee });
    } else if (scanned.is === 'shop-code') {
      const shop = await ask<Shop>('GET', `/merchants/${scanned.code}`);
      setFound({ of: shop, payee: { merchantCode: scanned.code } });
    }
  }

  function steps() {
    if (found === undefined)
      return (
        <>
          <FindShop onFound={find} withPeople={!isShop} />
          {isShop && (
            <section>
              <h2>{t.byNumber}</h2>
              <FindPerson onFound={({ walletId, name }) => setFound({ of: { name }, payee: { walletId } })} />
            </section>
          )}
        </>
      );
    if (quote === undefined)
      return (
        <>
          <PayeeCard payee={found.of} />
          <AmountForm onAmount={(minor) => price(found.payee, inDirhams(minor))} />
        </>
      );
    // A number says no sign: its shop is known with the price.
    const payee = quote.merchant ?? found.of;
    const name = 'name' in payee ? payee.name : signOf(payee, language);
    return (
      <Confirm
        price={quote}
        to={[
          [t.to, <PersonName key="to">{name}</PersonName>],
          ...('name' in payee ? [] : [[t.place, <bdi key="place">{payee.commune}</bdi>] as const]),
        ]}
        onPin={async (pin) => {
          const { quoteId, quoted, amount } = quote;
          const wish = { path: '/payments', body: { quoteId }, shown: { name, amount }, quoted };
          await pay.act(wish, { proof: { pin } });
        }}
      />
    );
  }

  return (
    <Screen title={isShop ? t.supplier : t.title} back="/">
      <Paying once={pay}>{steps()}</Paying>
    </Screen>
  );
}

function PayeeCard({ payee }: { readonly payee: Found['of'] }) {
  const { language } = useLanguage();
  return (
    <section className="card">
      <p>
        <PersonName>{'name' in payee ? payee.name : signOf(payee, language)}</PersonName>
      </p>
      {'name' in payee || (
        <p className="soft">
          <bdi>{payee.commune}</bdi> · <bdi dir="ltr">{payee.code}</bdi>
        </p>
      )}
    </section>
  );
}
