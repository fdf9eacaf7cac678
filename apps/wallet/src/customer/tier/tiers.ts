/** A row of `GET /tiers`: what a tier asks for and allows from a day on. */
export interface TierRule {
  readonly tier: number;
  readonly effectiveFrom: string;
  readonly evidence: readonly string[];
  readonly balanceCapMinor: string;
}

/** What is in force for a tier on a day; undefined where there is no such tier. */
export function ruleOn(rules: readonly TierRule[], tier: number, day: string): TierRule | undefined {
  return rules
    .filter((rule) => rule.tier === tier && rule.effectiveFrom <= day)
    .reduce<TierRule | undefined>(
      (newest, rule) => (newest && newest.effectiveFrom >= rule.effectiveFrom ? newest : rule),
      undefined,
    );
}

/** What is to be shown in pictures: the phone was proven by its code. */
export function picturesOf({ evidence }: TierRule): readonly string[] {
  return evidence.filter((kind) => kind !== 'phone_otp');
}
