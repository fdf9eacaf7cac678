import { useState, type FormEvent } from 'react';
import { Button, FileInput, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call, sendFile } from '../../api/client';
import { useTexts } from '../../texts/language';
import { wordTexts } from '../../texts/words';
import { Panel } from '../../ui/panel';
import { ProblemView } from '../../ui/problem-view';
import { programmeTexts } from './programmes.texts';
import { FILES, type Roster, type RosterFile } from './roster';
import { rosterIdOf } from './roster-id';

/** Brings in the three files of a tranche: sent again after a break, they are the same roster and go on. */
export function NewRoster({ onMade }: { onMade: (rosterId: string) => void }) {
  const t = useTexts(programmeTexts);
  const words = useTexts(wordTexts);
  const [chosen, setChosen] = useState<Partial<Record<RosterFile, File | null>>>({});
  const [sent, setSent] = useState<Partial<Record<RosterFile, number>>>({});
  const bringing = useMutation({
    mutationFn: async (form: FormData) => {
      const of = (name: string) => form.get(name) as File;
      const [programme, ruleSet] = [String(form.get('programme')), String(form.get('ruleSet'))];
      const files = { households: of('households'), pupils: of('pupils'), absences: of('absences') };
      const rosterId = await rosterIdOf(programme, ruleSet, files);
      const { state } = await call<Roster>('POST', '/programmes/rosters', { rosterId, programme, ruleSet });
      if (state !== 'uploading') return rosterId;
      for (const file of FILES) {
        const path = `/programmes/rosters/${rosterId}/files/${file}`;
        await sendFile(path, files[file], (share) => setSent((before) => ({ ...before, [file]: share })));
      }
      await call('POST', `/programmes/rosters/${rosterId}/evaluation`);
      return rosterId;
    },
    onSuccess: onMade,
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    bringing.mutate(new FormData(event.currentTarget));
  };
  return (
    <Panel title={t.newRoster}>
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <Group align="end">
            <TextInput name="programme" label={t.programme} defaultValue="tayssir" dir="ltr" required />
            <TextInput
              name="ruleSet"
              label={t.ruleSet}
              defaultValue="tayssir-2020-21-t3"
              dir="ltr"
              required
            />
          </Group>
          <Text size="sm">{t.chooseFiles}</Text>
          <Group align="end">
            {FILES.map((file) => (
              <div key={file}>
                <FileInput
                  name={file}
                  label={words[file]}
                  placeholder={t.chooseFile}
                  accept=".csv,text/csv"
                  miw="12rem"
                  required
                  onChange={(one) => setChosen((before) => ({ ...before, [file]: one }))}
                />
                <Progress mt={4} value={100 * (sent[file] ?? 0)} aria-label={`${t.sent}: ${words[file]}`} />
              </div>
            ))}
            <Button
              type="submit"
              loading={bringing.isPending}
              disabled={!FILES.every((file) => chosen[file])}
            >
              {t.sendAll}
            </Button>
          </Group>
          {bringing.error ? <ProblemView error={bringing.error} /> : null}
        </Stack>
      </form>
    </Panel>
  );
}
