import { useState, type FormEvent } from 'react';
import { Alert, Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/client';
import { useTexts } from '../../texts/language';
import { Id } from '../../ui/name';
import { Panel } from '../../ui/panel';
import { ProblemView } from '../../ui/problem-view';
import { accessTexts } from './access.texts';
import { QrPicture } from './qr-picture';

/** An app that gives codes: linked by a secret that is shown once, and in force when a code of it has confirmed it. */
export function CodeApp() {
  const t = useTexts(accessTexts);
  const [code, setCode] = useState('');
  const starting = useMutation({
    mutationFn: () => call<{ secret: string; uri: string }>('POST', '/me/totp'),
  });
  const confirming = useMutation({
    mutationFn: () => call<{ recoveryCodes: readonly string[] }>('POST', '/me/totp/confirmation', { code }),
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate();
  };
  return (
    <Panel title={t.app}>
      <Stack align="start">
        <Text>{t.appWhy}</Text>
        {confirming.data ? (
          <Alert color="yellow" title={t.recovery}>
            <List listStyleType="none">
              {confirming.data.recoveryCodes.map((one) => (
                <List.Item key={one}>
                  <Id of={one} isWhole />
                </List.Item>
              ))}
            </List>
          </Alert>
        ) : starting.data ? (
          <>
            <Text>{t.scan}</Text>
            <QrPicture of={starting.data.uri} label={t.app} />
            <Id of={starting.data.secret} isWhole />
            <form onSubmit={onSubmit}>
              <Group align="end">
                <TextInput
                  label={t.codeNow}
                  autoComplete="one-time-code"
                  inputMode="numeric"
                  pattern="\d{6}"
                  dir="ltr"
                  required
                  value={code}
                  onChange={(event) => setCode(event.currentTarget.value)}
                />
                <Button type="submit" loading={confirming.isPending}>
                  {t.confirm}
                </Button>
              </Group>
            </form>
          </>
        ) : (
          <Button variant="default" loading={starting.isPending} onClick={() => starting.mutate()}>
            {t.startApp}
          </Button>
        )}
        {starting.error ? <ProblemView error={starting.error} /> : null}
        {confirming.error ? <ProblemView error={confirming.error} /> : null}
      </Stack>
    </Panel>
  );
}
