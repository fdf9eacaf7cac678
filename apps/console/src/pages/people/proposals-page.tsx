import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { proposalTexts } from '../../texts/proposals';
import { Screen } from '../../ui/panel';
import { Proposals } from '../../ui/proposals';

/** Changes of staff, roles, partners and tiers that one administrator proposed and another has to see. */
export default function ProposalsPage() {
  const t = useTexts(proposalTexts);
  return (
    <Screen title={useTexts(pageTexts).proposals}>
      <Proposals
        path="/proposals"
        approving="identity.approve-proposal"
        withdrawing="identity.withdraw-proposal"
        name="proposals"
        label={t.decided}
      />
    </Screen>
  );
}
