import { useState, type FormEvent } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { useHistoryState } from 'wouter/use-browser-location';
import { readPhone } from '@hanout/identifiers';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { Screen } from '../../ui/panel';
import { peopleTexts } from './people.texts';
import { PersonFound } from './person-found';

/**
 * Who has a number. It comes from here, or from another search beside the address and not in it: addresses are written down
 * where numbers should not be.
 */
export default function FindPage() {
  const wished = useHistoryState<{ phone?: string } | null>()?.phone;
  return <FindPerson key={wished} wished={wished} />;
}

function FindPerson({ wished }: { wished: string | undefined }) {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const [phone, setPhone] = useState(wished);
  const [isWrong, setWrong] = useState(false);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readPhone(String(new FormData(event.currentTarget).get('phone') ?? ''));
    setWrong(read === undefined);
    setPhone(read);
  };
  return (
    <Screen title={useTexts(pageTexts).find}>
      <form role="search" onSubmit={onSubmit}>
        <Group align="end" gap="sm">
          <TextInput
            name="phone"
            type="tel"
            label={t.phone}
            description={t.lookIsKept}
            defaultValue={wished}
            error={isWrong ? t.badPhone : undefined}
            autoComplete="off"
            dir="ltr"
            w={320}
            maw="100%"
          />
          <Button type="submit">{common.search}</Button>
        </Group>
      </form>
      {phone === undefined ? null : <PersonFound phone={phone} />}
    </Screen>
  );
}
