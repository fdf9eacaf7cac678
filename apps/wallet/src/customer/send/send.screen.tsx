import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useTexts } from '../../language/language';
import { useOnce } from '../../once/use-once';
import { PersonName } from '../../parts/person-name';
import { Screen } from '../../parts/screen';
import { AmountForm } from '../pay/amount-form';
import { Confirm } from '../pay/confirm';
import { Paying } from '../pay/paying';
import { quoteOf, type Quote, type Shown } from '../pay/quote';
import { inDirhams } from '../../payment/payment';
import { FindPerson, type Person } from '../../people/find-person';
import { Recall } from './recall';
import { sendTexts } from './send.texts';

/** To a number, or to the holder of a card that was scanned (`?wallet=`). */
export default function SendScreen() {
  const t = useTexts(sendTexts);
  const [search] = useSearchParams();
  const scanned = search.get('wallet');
  const send = useOnce<Shown>('send');
  const [person, setPerson] = useState<Person | undefined>(
    scanned === null ? undefined : { walletId: scanned, name: t.cardHolder },
  );
  const [quote, setQuote] = useState<Quote>();

  return (
    <Screen title={t.title} back="/">
      <Paying once={send} after={({ payment }) => <Recall of={payment} name={person?.name ?? ''} />}>
        {person === undefined ? (
          <FindPerson onFound={setPerson} />
        ) : quote === undefined ? (
          <>
            <section className="card">
              <p>
                {t.to} <PersonName>{person.name}</PersonName>
              </p>
              <p className="soft">{t.isIt}</p>
            </section>
            <AmountForm
              onAmount={async (minor) =>
                setQuote(await quoteOf({ walletId: person.walletId, amount: inDirhams(minor) }))
              }
            />
          </>
        ) : (
          <Confirm
            quote={quote}
            submit={t.confirm}
            to={[[t.to, <PersonName key="to">{person.name}</PersonName>]]}
            onPin={async (pin) => {
              const shown = { name: person.name, amount: quote.amount };
              const { quoteId, quoted } = quote;
              const wish = { path: '/payments', body: { quoteId }, shown, quoted };
              await send.act(wish, { proof: { pin } });
            }}
          />
        )}
      </Paying>
    </Screen>
  );
}
