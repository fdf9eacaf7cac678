import { dayOf } from '@hanout/i18n';
import { useRead } from '../../api/use-read';
import { useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Notice } from '../../parts/notice';
import { Reading } from '../../parts/reading';
import { Say } from '../../parts/say';
import { Screen } from '../../parts/screen';
import { useWallet } from '../wallet';
import { CaseOfWallet } from './case-of-wallet';
import { tierTexts } from './tier.texts';
import { picturesOf, ruleOn, type TierRule } from './tiers';

/** From this tier to the next: what it allows, what it asks for, and how far the pictures are. */
export default function TierScreen() {
  const t = useTexts(tierTexts);
  const wallet = useWallet();
  const rules = useRead<{ readonly tiers: readonly TierRule[] }>('/tiers');
  const today = dayOf(new Date());
  return (
    <Screen title={t.title} back="/">
      <Reading of={wallet}>
        {({ walletId, tier }) => (
          <Reading of={rules}>
            {({ tiers }) => {
              const [now, next] = [ruleOn(tiers, tier, today), ruleOn(tiers, tier + 1, today)];
              return (
                <>
                  {now && (
                    <p>
                      <Say text={t.now} cap={<Amount of={{ minor: now.balanceCapMinor }} />} />
                    </p>
                  )}
                  {next ? (
                    <>
                      <Notice>
                        <p>
                          <Say
                            text={t.then}
                            tier={next.tier}
                            cap={<Amount of={{ minor: next.balanceCapMinor }} />}
                          />
                        </p>
                      </Notice>
                      <CaseOfWallet walletId={walletId} tier={next.tier} needed={picturesOf(next)} />
                    </>
                  ) : (
                    <Notice>{t.highest}</Notice>
                  )}
                </>
              );
            }}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}
