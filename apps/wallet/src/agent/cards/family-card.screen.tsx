import { useState } from 'react';
import { cardTexts } from '../../card/card.texts';
import { PrintedCard } from '../../card/printed-card';
import { useTexts } from '../../language/language';
import { Screen } from '../../parts/screen';
import { FindPerson, type Person } from '../../people/find-person';

/** A card for a family that has no smartphone, by its number; the name is as much of it as the directory shows. */
export default function FamilyCardScreen() {
  const t = useTexts(cardTexts);
  const [person, setPerson] = useState<Person>();
  return (
    <Screen title={t.ofFamily} back="/">
      <p>{t.what}</p>
      {person === undefined ? <FindPerson onFound={setPerson} /> : <PrintedCard {...person} />}
    </Screen>
  );
}
