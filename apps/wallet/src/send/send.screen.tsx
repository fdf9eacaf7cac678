import { useCallback, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useTexts } from '../language/language';
import type { Wish } from '../once/once';
import { useOnce } from '../once/use-once';
import { Notice } from '../parts/notice';
import { PersonName } from '../parts/person-name';
import { Screen } from '../parts/screen';
import { AmountForm } from '../pay/amount-form';
import { Confirm } from '../pay/confirm';
import { Paying } from '../pay/paying';
import { quoteOf, type Quote, type Shown } from '../pay/quote';
import { inDirhams } from '../payment/payment';
import { FindPerson, type Person } from '../people/find-person';
import { Held } from './held';
import { Recall } from './recall';
import { sendTexts } from './send.texts';

/** Not in the device and not sent: with the page it is gone. */
interface Draft {
  readonly wish: Wish<Shown>;
  readonly pin: string;
}

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
  const [draft, setDraft] = useState<Draft>();
  const [undone, setUndone] = useState<'undone' | 'left'>();

  const { act } = send;
  const sendDraft = useCallback(() => {
    if (draft === undefined) return;
    setDraft(undefined);
    void act(draft.wish, { proof: { pin: draft.pin } });
  }, [draft, act]);
  const takeBack = useCallback((why: 'undone' | 'left') => {
    setDraft(undefined);
    setUndone(why);
  }, []);

  function hold(to: Person, { quoteId, quoted, amount }: Quote, pin: string) {
    const wish = { path: '/payments', body: { quoteId }, shown: { name: to.name, amount }, quoted };
    setUndone(undefined);
    setDraft({ wish, pin });
    return Promise.resolve();
  }

  function steps() {
    if (person === undefined) return <FindPerson onFound={setPerson} />;
    if (quote === undefined)
      return (
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
      );
    if (draft !== undefined) return <Held of={draft.wish.shown} onSend={sendDraft} onUndo={takeBack} />;
    return (
      <>
        {undone && <Notice tone="waiting">{t[undone]}</Notice>}
        <Confirm
          price={quote}
          submit={t.confirm}
          to={[[t.to, <PersonName key="to">{person.name}</PersonName>]]}
          onPin={(pin) => hold(person, quote, pin)}
        />
      </>
    );
  }

  return (
    <Screen title={t.title} back="/">
      <Paying once={send} after={({ payment }) => <Recall of={payment} name={person?.name ?? ''} />}>
        {steps()}
      </Paying>
    </Screen>
  );
}
