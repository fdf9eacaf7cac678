import { useState } from 'react';
import { ask } from '../../api/client';
import { useRead } from '../../api/use-read';
import { useTexts } from '../../language/language';
import { ProblemNotice } from '../../parts/problem-notice';
import { Reading } from '../../parts/reading';
import { useWork } from '../../parts/use-work';
import { newId } from '@hanout/identifiers';
import { CaseNotice, isOpenToPictures, isOver, type KycCase } from './case-notice';
import { EvidenceList } from './evidence-list';
import { tierTexts } from './tier.texts';

interface Props {
  readonly walletId: string;
  readonly tier: number;
  readonly needed: readonly string[];
}

const placeOf = (walletId: string) => `hanout.kyc-case.${walletId}`;

/** One case at a time: its id is kept in the device, so that a closed page goes on with the same one. */
export function CaseOfWallet({ walletId, tier, needed }: Props) {
  const t = useTexts(tierTexts);
  const place = placeOf(walletId);
  const [caseId, setCaseId] = useState(() => localStorage.getItem(place));
  const { isBusy, problem, run } = useWork();

  async function open() {
    const id = localStorage.getItem(place) ?? newId();
    localStorage.setItem(place, id);
    try {
      await ask('POST', '/kyc/cases', { caseId: id, walletId, tier });
    } catch (error) {
      localStorage.removeItem(place);
      throw error;
    }
    setCaseId(id);
  }

  function forget() {
    localStorage.removeItem(place);
    setCaseId(null);
  }

  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {caseId === null ? (
        <button type="button" disabled={isBusy} onClick={() => void run(open)}>
          {t.start}
        </button>
      ) : (
        <OpenCase caseId={caseId} needed={needed} onOver={forget} />
      )}
    </>
  );
}

interface OpenProps {
  readonly caseId: string;
  readonly needed: readonly string[];
  readonly onOver: () => void;
}

function OpenCase({ caseId, needed, onOver }: OpenProps) {
  const t = useTexts(tierTexts);
  const kyc = useRead<KycCase>(`/kyc/cases/${caseId}`);
  const evidence = useRead<{ readonly evidence: readonly { readonly kind: string }[] }>(
    `/kyc/cases/${caseId}/evidence`,
  );
  const { isBusy, problem, run } = useWork();
  const shown = new Set(evidence.data?.evidence.map(({ kind }) => kind));

  async function submit() {
    await ask('POST', `/kyc/cases/${caseId}/submission`);
    kyc.reload();
  }

  return (
    <Reading of={kyc}>
      {(state) => (
        <>
          <CaseNotice of={state} />
          {isOpenToPictures(state) && (
            <>
              <EvidenceList caseId={caseId} needed={needed} shown={shown} onShown={evidence.reload} />
              {problem && <ProblemNotice problem={problem} />}
              <button
                type="button"
                disabled={isBusy || needed.some((kind) => !shown.has(kind))}
                onClick={() => void run(submit)}
              >
                {t.submit}
              </button>
            </>
          )}
          {isOver(state) && state.state !== 'approved' && (
            <button type="button" className="quiet" onClick={onOver}>
              {t.start}
            </button>
          )}
        </>
      )}
    </Reading>
  );
}
