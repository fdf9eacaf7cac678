import { useState } from 'react';
import { Alert } from '@mantine/core';
import type { Operation } from '@hanout/access';
import { call } from '../api/client';
import { usePages } from '../api/read';
import { useMay } from '../session/may';
import { useSession } from '../session/session';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { proposalTexts } from '../texts/proposals';
import { stateTexts } from '../texts/states';
import { Action } from './action';
import { columnsOf } from './columns';
import { DataTable } from './data-table';
import { FoundPages } from './found';
import { Id } from './name';
import { Verdict } from './verdict';

export interface Proposal {
  readonly proposalId: string;
  readonly kind: string;
  readonly subjectId: string;
  /** JSON, as the second person has to see it: the hash is of this text. */
  readonly content: string;
  readonly contentHash: string;
  readonly reason: string;
  readonly state: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly expiresAt: string;
}

interface Props {
  /** Where they are listed. */
  readonly path: string;
  /** Where one is decided on: `<path>/<id>/approval`. */
  readonly decidedAt?: string;
  readonly approving: Operation;
  readonly withdrawing?: Operation;
  readonly name: string;
  readonly label: string;
}

const PAGE_MIN = 50;

/** Proposals of one kind: what is proposed, in full, and the buttons of who may decide; nobody decides on his own. */
export function Proposals({ path, decidedAt = path, approving, withdrawing, name, label }: Props) {
  const t = useTexts(proposalTexts);
  const common = useTexts(commonTexts);
  const states = useTexts(stateTexts);
  const [secret, setSecret] = useState<string>();
  const pages = usePages<{ items: Proposal[] }, Proposal>(path, {}, ({ items }) => ({
    rows: items,
    next: items.length < PAGE_MIN ? undefined : { before: items.at(-1)?.proposalId },
  }));
  return (
    <>
      {secret === undefined ? null : (
        <Alert color="yellow" title={t.secretPart} withCloseButton onClose={() => setSecret(undefined)}>
          <Id of={secret} isWhole />
        </Alert>
      )}
      <FoundPages in={pages}>
        <DataTable
          name={name}
          label={label}
          rows={pages.rows}
          more={pages}
          keyOf={({ proposalId }) => proposalId}
          columns={columnsOf<Proposal>((c) => [
            c.when('at', t.at, ({ proposedAt }) => proposedAt),
            c.code('kind', t.proposal, ({ kind }) => kind),
            c.id('subject', t.subject, ({ subjectId }) => subjectId),
            {
              key: 'content',
              head: t.content,
              value: ({ content }) => content,
              cell: ({ content }) => <Content of={content} />,
            },
            c.name('reason', common.reason, ({ reason }) => reason),
            c.state('state', t.state, ({ state }) => state, states),
            c.id('by', t.by, ({ proposedBy }) => proposedBy),
            c.id('hash', common.hash, ({ contentHash }) => contentHash),
            c.when('expires', t.expires, ({ expiresAt }) => expiresAt),
            c.actions((row) => (
              <Decide
                proposal={row}
                path={decidedAt}
                approving={approving}
                withdrawing={withdrawing}
                onSecret={setSecret}
              />
            )),
          ])}
        />
      </FoundPages>
    </>
  );
}

interface DecideProps {
  readonly proposal: Proposal;
  readonly path: string;
  readonly approving: Operation;
  readonly withdrawing: Operation | undefined;
  readonly onSecret: (part: string) => void;
}

function Decide({ proposal, path, approving, withdrawing, onSecret }: DecideProps) {
  const common = useTexts(commonTexts);
  const may = useMay();
  const session = useSession();
  if (proposal.state !== 'open') return null;
  const { proposalId, proposedBy } = proposal;
  if (proposedBy === session?.staffId)
    return withdrawing && may(withdrawing) ? (
      <Action
        label={common.withdraw}
        fields={[{ name: 'reason', label: common.reason, kind: 'area' }]}
        run={({ reason }) => call('POST', `${path}/${proposalId}/withdrawal`, { reason })}
      />
    ) : null;
  return (
    <Verdict
      of={proposal}
      path={`${path}/${proposalId}`}
      approving={approving}
      onApproved={({ secretPart }) => secretPart !== undefined && onSecret(secretPart)}
    />
  );
}

/** Name by name, as whoever decides reads it; it is data of others, so it is isolated. */
function Content({ of }: { of: string }) {
  const parts = Object.entries(readObject(of));
  return (
    <dl className="content">
      {parts.map(([name, value]) => (
        <div key={name}>
          <dt>
            <bdi dir="ltr">{name}</bdi>
          </dt>
          <dd>
            <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function readObject(text: string): object {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : { '': text };
  } catch {
    return { '': text };
  }
}
