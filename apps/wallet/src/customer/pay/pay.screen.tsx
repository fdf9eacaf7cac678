import { useState } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../../api/client';
import { useLanguage, useTexts } from '../../language/language';
import { useOnce } from '../../once/use-once';
import { PersonName } from '../../parts/person-name';
import { Screen } from '../../parts/screen';
import { AmountForm } from './amount-form';
import { Confirm } from './confirm';
import { FindShop } from './find-shop';
import { Paying } from './paying';
import { payTexts } from './pay.texts';
import { quoteOf, signOf, type Quote, type Shop, type Shown } from './quote';
import { inDirhams } from '../../payment/payment';
import type { Scanned } from './what-was-scanned';

/** Whom the code pays, by the register of shops, and how much where the code says it. */
interface Found {
  readonly shop: Shop;
  /** What a quote is asked for. */
  readonly payee: { readonly qr: string } | { readonly merchantCode: string };
}

/** Scan or type, see whose shop it is and where, then the amount, the price and the PIN. */
export default function PayScreen() {
  const t = useTexts(payTexts);
  const { language } = useLanguage();
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
      const { merchant: shop, amount } = await ask<{ merchant: Shop; amount?: { minor: string } }>(
        'POST',
        '/qr-codes/read',
        { text: scanned.text },
      );
      if (amount) await price(payee);
      setFound({ shop, payee });
    } else if (scanned.is === 'shop-code') {
      const shop = await ask<Shop>('GET', `/merchants/${scanned.code}`);
      setFound({ shop, payee: { merchantCode: scanned.code } });
    }
  }

  return (
    <Screen title={t.title} back="/">
      <Paying once={pay}>
        {found === undefined ? (
          <FindShop onFound={find} />
        ) : quote === undefined ? (
          <>
            <ShopCard shop={found.shop} />
            <AmountForm onAmount={(minor) => price(found.payee, inDirhams(minor))} />
          </>
        ) : (
          <Confirm
            quote={quote}
            to={[
              [t.to, <PersonName key="to">{signOf(found.shop, language)}</PersonName>],
              [t.place, <bdi key="place">{found.shop.commune}</bdi>],
            ]}
            onPin={async (pin) => {
              const shown = { name: signOf(found.shop, language), amount: quote.amount };
              const { quoteId, quoted } = quote;
              const wish = { path: '/payments', body: { quoteId }, shown, quoted };
              await pay.act(wish, { proof: { pin } });
            }}
          />
        )}
      </Paying>
    </Screen>
  );
}

function ShopCard({ shop }: { readonly shop: Shop }) {
  const { language } = useLanguage();
  return (
    <section className="card">
      <p>
        <PersonName>{signOf(shop, language)}</PersonName>
      </p>
      <p className="soft">
        <bdi>{shop.commune}</bdi> · <bdi dir="ltr">{shop.code}</bdi>
      </p>
    </section>
  );
}
