import { call } from '../../api/client';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { LANGUAGE_FACTS, LANGUAGES } from '@hanout/i18n';
import { Action } from '../../ui/action';
import { Screen } from '../../ui/panel';
import { Proposals } from '../../ui/proposals';
import { programmeTexts } from './programmes.texts';

/** Vouchers whose slip or phone was lost: one proposes a new code, another agrees. */
export default function ReissuesPage() {
  const t = useTexts(programmeTexts);
  const mayPropose = useMay()('programmes.propose-voucher-reissue');
  return (
    <Screen title={useTexts(pageTexts).reissues} side={mayPropose ? <Propose /> : null}>
      <Proposals
        path="/voucher-reissues"
        approving="programmes.approve-voucher-reissue"
        name="voucher-reissues"
        label={t.reissues}
      />
    </Screen>
  );
}

function Propose() {
  const t = useTexts(programmeTexts);
  const common = useTexts(commonTexts);
  return (
    <Action
      label={t.proposeReissue}
      fields={[
        { name: 'serial', label: t.serial },
        { name: 'phone', label: t.phone },
        {
          name: 'language',
          label: t.language,
          kind: 'select',
          options: LANGUAGES.map((value) => ({ value, label: LANGUAGE_FACTS[value].name })),
        },
        { name: 'reason', label: common.reason, kind: 'area' },
      ]}
      run={({ serial, phone, language, reason }, proposalId) =>
        call('POST', '/voucher-reissues', { proposalId, serial, reason, recipient: { phone, language } })
      }
    />
  );
}
