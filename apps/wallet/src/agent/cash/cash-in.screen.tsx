import { useState } from 'react';
import { FindPerson, type Person } from '../../people/find-person';
import { AmountForm } from '../../pay/amount-form';
import { Paying } from '../../pay/paying';
import type { Shown } from '../../pay/quote';
import { inDirhams } from '../../payment/payment';
import { useTexts } from '../../language/language';
import { useOnce } from '../../once/use-once';
import { PersonName } from '../../parts/person-name';
import { Screen } from '../../parts/screen';
import { cashTexts } from './cash.texts';

/** Notes for e-money, at once: the notes are counted first. */
export default function CashInScreen() {
  const t = useTexts(cashTexts);
  const cashIn = useOnce<Shown>('cash-in');
  const [person, setPerson] = useState<Person>();
  return (
    <Screen title={t.in} back="/">
      <Paying once={cashIn}>
        {person === undefined ? (
          <FindPerson label={t.phone} onFound={setPerson} />
        ) : (
          <>
            <section className="card">
              <p>
                {t.customer}: <PersonName>{person.name}</PersonName>
              </p>
              <p className="soft">{t.takeNotes}</p>
            </section>
            <AmountForm
              submit={t.confirmIn}
              onAmount={async (minor) => {
                const amount = inDirhams(minor);
                const body = { walletId: person.walletId, amount };
                await cashIn.act({ path: '/cash-ins', body, shown: { name: person.name, amount } });
              }}
            />
          </>
        )}
      </Paying>
    </Screen>
  );
}
