import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { fill } from '@hanout/i18n';
import { kindTexts } from '../../texts/kinds';
import { useTexts } from '../../texts/language';
import { wordTexts } from '../../texts/words';
import { PARTIES, PRODUCTS, type Draft, type DraftFault } from './draft';
import { feesTexts } from './fees.texts';

interface Props {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** What is priced, who pays, from when, and by whose word. */
export function DraftTerms({ draft, onChange, fault }: Props & { readonly fault: DraftFault | undefined }) {
  const t = useTexts(feesTexts);
  const [kinds, words] = [useTexts(kindTexts), useTexts(wordTexts)];
  const errorAt = (field: string) => fault?.field === field;
  return (
    <SimpleGrid cols={{ base: 1, md: 4 }}>
      <NativeSelect
        label={t.product}
        value={draft.product}
        onChange={(event) => onChange({ product: event.currentTarget.value })}
        data={PRODUCTS.map((value) => ({ value, label: kinds[value] }))}
      />
      <NativeSelect
        label={t.payer}
        value={draft.payer}
        onChange={(event) => onChange({ payer: event.currentTarget.value })}
        data={(['payer', 'payee'] as const).map((value) => ({ value, label: words[value] }))}
      />
      <TextInput
        label={t.from}
        type="date"
        required
        value={draft.from}
        error={errorAt('from')}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        label={`${t.until} (${t.untilHint})`}
        type="date"
        value={draft.until}
        error={errorAt('until')}
        onChange={(event) => onChange({ until: event.currentTarget.value })}
      />
      <NativeSelect
        label={t.collection}
        value={draft.collection}
        onChange={(event) => onChange({ collection: event.currentTarget.value as 'accrued' })}
        data={(['with_payment', 'accrued'] as const).map((value) => ({ value, label: t[value] }))}
      />
      <TextInput
        className="wide-field"
        label={`${t.source} · ${t.sourceHint}`}
        required
        maxLength={300}
        value={draft.source}
        error={errorAt('source')}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

/** Whose the fee is: the issuer's by the amount, and what is left by parts. */
export function Sharing({ draft, onChange }: Props) {
  const t = useTexts(feesTexts);
  const words = useTexts(wordTexts);
  return (
    <SimpleGrid cols={{ base: 2, md: 6 }} className="shares">
      <TextInput
        label={t.interchange}
        inputMode="decimal"
        dir="ltr"
        value={draft.interchange}
        onChange={(event) => onChange({ interchange: event.currentTarget.value })}
      />
      {PARTIES.map((party) => (
        <TextInput
          key={party}
          label={fill(t.ofRest, { party: words[party] })}
          inputMode="decimal"
          dir="ltr"
          value={draft.shares[party] ?? ''}
          onChange={(event) => onChange({ shares: { ...draft.shares, [party]: event.currentTarget.value } })}
        />
      ))}
    </SimpleGrid>
  );
}
