import { fill } from '@hanout/i18n';
import { Button, Group, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { networkName } from '../../texts/networks';
import { wordTexts } from '../../texts/words';
import { Action, type Field } from '../../ui/action';
import { Back } from '../../ui/back';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Empty } from '../../ui/empty';
import { Found } from '../../ui/found';
import { Hotkey } from '../../ui/hotkey';
import { Name } from '../../ui/name';
import { usePageKeys } from '../../ui/page-keys';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { StateBadge } from '../../ui/state-badge';
import { When } from '../../ui/when';
import { REASONS, type Evidence, type KycCase, type Outcome } from './case';
import { EvidencePicture } from './evidence-picture';
import { kycTexts } from './kyc.texts';
import { NextCase } from './next-case';

/** One case: two pictures side by side, and the decision under them. */
export function OneCase({ caseId }: { caseId: string }) {
  const t = useTexts(kycTexts);
  const titles = useTexts(pageTexts);
  const found = useRead<KycCase>(`/kyc/cases/${caseId}`);
  const evidence = useRead<{ evidence: readonly Evidence[] }>(`/kyc/cases/${caseId}/evidence`);
  return (
    <Screen
      title={t.case}
      side={
        <Group>
          <Back to="/kyc" label={titles.kyc} />
          <NextCase />
        </Group>
      }
    >
      <Found in={found}>
        {(one) => (
          <>
            <Facts of={one} />
            <Panel title={t.pictures} side={<Decisions of={one} />}>
              <Found in={evidence}>
                {(answer) => <SideBySide caseId={caseId} evidence={answer.evidence} />}
              </Found>
            </Panel>
          </>
        )}
      </Found>
    </Screen>
  );
}

function Facts({ of: one }: { of: KycCase }) {
  const t = useTexts(kycTexts);
  return (
    <Figures>
      <Figure label={t.state}>
        <StateBadge of={one.state} />
      </Figure>
      <Figure label={t.tier}>{one.tier}</Figure>
      <Figure label={t.network}>
        <Name of={networkName(one.network)} />
      </Figure>
      <Figure label={t.due}>
        <When at={one.dueAt} />
      </Figure>
    </Figures>
  );
}

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

function SideBySide({ caseId, evidence }: { caseId: string; evidence: readonly Evidence[] }) {
  const t = useTexts(kycTexts);
  const [first, setFirst] = useState(evidence[0]?.evidenceId);
  const [second, setSecond] = useState(evidence[1]?.evidenceId);
  const [step, setStep] = useState(0);
  const zoomBy = (steps: number) => setStep(Math.min(Math.max(step + steps, 0), ZOOMS.length - 1));
  usePageKeys([
    { key: '+', says: t.zoom, run: () => zoomBy(1) },
    { key: '-', says: t.out, run: () => zoomBy(-1) },
  ]);
  if (evidence.length === 0) return <Empty says={t.noEvidence} />;
  const zoom = ZOOMS[step] ?? 1;
  const places = [
    { name: t.left, chosen: first, choose: setFirst },
    ...(evidence.length > 1 ? [{ name: t.right, chosen: second, choose: setSecond }] : []),
  ];
  return (
    <>
      <Group gap="xs" mb="xs">
        <Button size="xs" variant="default" aria-keyshortcuts="-" onClick={() => zoomBy(-1)}>
          {t.out} <Hotkey of="−" />
        </Button>
        <Button size="xs" variant="default" aria-keyshortcuts="+" onClick={() => zoomBy(1)}>
          {t.zoom} <Hotkey of="+" />
        </Button>
        <Text size="sm" c="dimmed">
          {fill(t.size100, { percent: `${100 * zoom} %` })}
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, md: places.length }}>
        {places.map(({ name, chosen, choose }) => (
          <EvidencePicture
            key={name}
            name={name}
            caseId={caseId}
            evidence={evidence}
            chosen={chosen}
            onChoose={choose}
            zoom={zoom}
          />
        ))}
      </SimpleGrid>
      <Papers caseId={caseId} evidence={evidence} />
    </>
  );
}

function Papers({ caseId, evidence }: { caseId: string; evidence: readonly Evidence[] }) {
  const t = useTexts(kycTexts);
  const words = useTexts(wordTexts);
  return (
    <DataTable
      name={`evidence-${caseId}`}
      label={t.pictures}
      isPlain
      rows={evidence}
      keyOf={({ evidenceId }) => evidenceId}
      columns={columnsOf<Evidence>((c) => [
        c.word('kind', t.case, ({ kind }) => kind, words),
        c.number('size', t.size, ({ sizeBytes }) => sizeBytes),
        c.when('added', t.added, ({ addedAt }) => addedAt),
      ])}
    />
  );
}

function Decisions({ of: { caseId, state } }: { of: KycCase }) {
  const t = useTexts(kycTexts);
  const may = useMay();
  if (state !== 'in_review' || !may('identity.review-kyc-case')) return null;
  const outcomes = Object.keys(REASONS) as Outcome[];
  return (
    <Group gap="xs" aria-label={t.decide} role="group">
      {outcomes.map((outcome) => (
        <Decision key={outcome} caseId={caseId} outcome={outcome} />
      ))}
    </Group>
  );
}

const LETTERS = { approved: 'a', more_needed: 'm', rejected: 'r', escalated: 't' } as const;
const COLORS = { approved: 'teal', more_needed: 'yellow', rejected: 'red', escalated: 'gray' } as const;

function Decision({ caseId, outcome }: { caseId: string; outcome: Outcome }) {
  const t = useTexts(kycTexts);
  const words = useTexts(wordTexts);
  const reasons = REASONS[outcome].map((value) => ({ value, label: words[value] }));
  const expiry: Field = { name: 'documentExpiresOn', label: t.documentExpires, kind: 'date' };
  return (
    <Action
      label={t[outcome]}
      color={COLORS[outcome]}
      hotkey={LETTERS[outcome]}
      fields={[
        { name: 'reason', label: t.decide, kind: 'select', options: reasons },
        ...(outcome === 'approved' ? [expiry] : []),
      ]}
      run={(values) => call('POST', `/kyc/cases/${caseId}/reviews`, { outcome, ...values })}
    />
  );
}
