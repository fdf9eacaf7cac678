import { SimpleGrid } from '@mantine/core';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { Screen } from '../../ui/panel';
import { CodeApp } from './code-app';
import { Passkey } from './passkey';

/** What opens the console for whoever sits here, beside the password. */
export default function AccessPage() {
  return (
    <Screen title={useTexts(pageTexts).access}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Passkey />
        <CodeApp />
      </SimpleGrid>
    </Screen>
  );
}
