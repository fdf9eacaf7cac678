import type { FormEvent } from 'react';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { accountPath, transferPath } from './ledger-explorer';
import { oversightTexts } from './oversight.texts';

/** Which account or transfer to look at. A wallet is an account, and a payment a transfer, under the same id. */
export function InspectForm() {
  const t = useTexts(oversightTexts);
  const common = useTexts(commonTexts);
  const [, go] = useLocation();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const id = String(form.get('id')).trim().toLowerCase();
    go(form.get('what') === 'account' ? accountPath(id) : transferPath(id));
  };
  return (
    <form role="search" onSubmit={onSubmit}>
      <Group align="end">
        <TextInput name="id" label={t.inspect} dir="ltr" w={340} required pattern="[0-9a-fA-F\-]{36}" />
        <NativeSelect
          name="what"
          label={t.kind}
          data={[
            { value: 'account', label: t.account },
            { value: 'transfer', label: t.transfer },
          ]}
        />
        <Button type="submit">{common.search}</Button>
      </Group>
    </form>
  );
}
