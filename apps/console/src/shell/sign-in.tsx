import { useState, type FormEvent } from 'react';
import { Button, Center, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Refused, Unanswered } from '../api/problem';
import { signIn, signInWithPasskey } from '../session/session';
import { useTexts } from '../texts/language';
import { ProblemView } from '../ui/problem-view';
import { LanguageSwitch } from './language-switch';
import { shellTexts } from './shell.texts';

/** The door: name, password and second factor, or a passkey alone. */
export function SignIn() {
  const t = useTexts(shellTexts);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [secondFactor, setSecondFactor] = useState('');
  const byPassword = useMutation({ mutationFn: signIn });
  const byPasskey = useMutation({ mutationFn: signInWithPasskey });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    byPassword.mutate({ username, password, secondFactor });
  };
  const isApiSaying = byPasskey.error instanceof Refused || byPasskey.error instanceof Unanswered;
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder radius="md" p="xl" w={380} maw="100%">
        <Stack>
          <Title order={1} size="h3">
            <bdi>Hanout</bdi> · {t.console}
          </Title>
          <LanguageSwitch />
          <form onSubmit={onSubmit}>
            <Stack gap="sm">
              <TextInput
                label={t.username}
                autoComplete="username"
                dir="ltr"
                required
                value={username}
                onChange={(event) => setUsername(event.currentTarget.value)}
              />
              <TextInput
                label={t.password}
                type="password"
                autoComplete="current-password"
                dir="ltr"
                required
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <TextInput
                label={t.secondFactor}
                description={t.secondFactorHint}
                autoComplete="one-time-code"
                dir="ltr"
                value={secondFactor}
                onChange={(event) => setSecondFactor(event.currentTarget.value)}
              />
              {byPassword.error ? <ProblemView error={byPassword.error} /> : null}
              <Button type="submit" loading={byPassword.isPending}>
                {t.signIn}
              </Button>
            </Stack>
          </form>
          <Button variant="default" loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
            {t.passkey}
          </Button>
          {byPasskey.error && isApiSaying ? <ProblemView error={byPasskey.error} /> : null}
          {byPasskey.error && !isApiSaying ? <p role="alert">{t.passkeyFailed}</p> : null}
        </Stack>
      </Paper>
    </Center>
  );
}
