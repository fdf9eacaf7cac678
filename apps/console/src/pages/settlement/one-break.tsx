import { Group, Timeline } from '@mantine/core';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { networkName } from '../../texts/networks';
import { wordOf } from '../../texts/word-of';
import { wordTexts } from '../../texts/words';
import { Action } from '../../ui/action';
import { Back } from '../../ui/back';
import { Found } from '../../ui/found';
import { Id, Name } from '../../ui/name';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { Proposals } from '../../ui/proposals';
import { StateBadge } from '../../ui/state-badge';
import { When } from '../../ui/when';
import { EvidenceTable } from './evidence-table';
import type { Break } from './reconciliation';
import { settlementTexts } from './settlement.texts';

interface Comment {
  readonly commentId: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

const RESOLUTIONS = ['accepted', 'corrected', 'written_off'] as const;

/** One break: what was seen on either side, what was said of it, and what two people make of it. */
export function OneBreak({ breakId }: { breakId: string }) {
  const t = useTexts(settlementTexts);
  const titles = useTexts(pageTexts);
  const words = useTexts(wordTexts);
  const found = useRead<{ case: Break; comments: readonly Comment[] }>(`/settlement/breaks/${breakId}`);
  return (
    <Screen title={t.break} side={<Back to="/reconciliation" label={titles.reconciliation} />}>
      <Found in={found}>
        {({ case: one, comments }) => (
          <>
            <Figures>
              <Figure label={t.state}>
                <StateBadge of={one.state} />
              </Figure>
              <Figure label={t.kind}>{wordOf(words, one.kind)}</Figure>
              <Figure label={t.network}>
                <Name of={one.network && networkName(one.network)} />
              </Figure>
              <Figure label={t.opened}>
                <When at={one.openedAt} />
              </Figure>
            </Figures>
            <Panel title={t.evidence} side={<Doings of={one} />}>
              <EvidenceTable evidence={one.evidence} />
            </Panel>
            <Panel title={t.comments}>
              <Timeline active={comments.length}>
                {comments.map(({ commentId, by, at, text }) => (
                  <Timeline.Item key={commentId} title={<Name of={text} />}>
                    <When at={at} /> · <Id of={by} />
                  </Timeline.Item>
                ))}
              </Timeline>
            </Panel>
          </>
        )}
      </Found>
      <Panel title={t.proposals}>
        <Proposals
          path="/settlement/proposals"
          approving="settlement.approve-proposal"
          name="settlement-proposals"
          label={t.proposals}
        />
      </Panel>
    </Screen>
  );
}

function Doings({ of: { breakId, state } }: { of: Break }) {
  const t = useTexts(settlementTexts);
  const common = useTexts(commonTexts);
  const words = useTexts(wordTexts);
  const may = useMay();
  const path = `/settlement/breaks/${breakId}`;
  return (
    <Group gap="xs">
      {may('settlement.comment-break') ? (
        <Action
          label={t.comment}
          fields={[{ name: 'text', label: t.comment, kind: 'area' }]}
          run={({ text }, commentId) => call('POST', `${path}/comments`, { commentId, text })}
        />
      ) : null}
      {state === 'open' && may('settlement.propose-break-resolution') ? (
        <Action
          label={t.propose}
          fields={[
            {
              name: 'resolution',
              label: t.resolution,
              kind: 'select',
              options: RESOLUTIONS.map((value) => ({ value, label: words[value] })),
            },
            { name: 'reason', label: common.reason, kind: 'area' },
          ]}
          run={({ resolution, reason }, proposalId) =>
            call('POST', `${path}/resolutions`, { proposalId, resolution, reason })
          }
        />
      ) : null}
    </Group>
  );
}
