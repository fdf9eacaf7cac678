import { Button, Table, TextInput } from '@mantine/core';
import { newId } from '@hanout/identifiers';
import { useTexts } from '../../texts/language';
import { Amount } from '../../ui/amount';
import { minorOf, type BandDraft, type DraftFault } from './draft';
import { feesTexts } from './fees.texts';

const FIELDS = ['to', 'fixed', 'percent', 'floor', 'cap'] as const;
/** The steps that a schedule may have. */
const BANDS_MAX = 50;

interface Props {
  readonly bands: readonly BandDraft[];
  readonly onChange: (bands: readonly BandDraft[]) => void;
  readonly fault: DraftFault | undefined;
}

/** The steps of a schedule; where one ends the next begins, so that none of them can leave a gap. */
export function BandRows({ bands, onChange, fault }: Props) {
  const t = useTexts(feesTexts);
  const heads = { to: t.bandTo, fixed: t.fixed, percent: t.percent, floor: t.floor, cap: t.cap };
  const put = (key: string, part: Partial<BandDraft>) =>
    onChange(bands.map((band) => (band.key === key ? { ...band, ...part } : band)));
  const add = () =>
    onChange([...bands, { key: newId(), to: '', fixed: '', percent: '', floor: '', cap: '' }]);
  return (
    <>
      <Table aria-label={t.bands}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="number">{t.bandFrom}</Table.Th>
            {FIELDS.map((field) => (
              <Table.Th key={field}>{heads[field]}</Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bands.map((band, place) => (
            <Table.Tr key={band.key}>
              <Table.Td className="number">
                <Amount of={beginOf(bands[place - 1])} />
              </Table.Td>
              {FIELDS.map((field) => (
                <Table.Td key={field}>
                  <TextInput
                    aria-label={`${heads[field]} · ${place + 1}`}
                    inputMode="decimal"
                    dir="ltr"
                    size="xs"
                    value={band[field]}
                    error={isAt(fault, place, field)}
                    onChange={(event) => put(band.key, { [field]: event.currentTarget.value })}
                  />
                </Table.Td>
              ))}
              <Table.Td>
                <Button
                  size="xs"
                  variant="subtle"
                  color="red"
                  onClick={() => onChange(bands.filter(({ key }) => key !== band.key))}
                >
                  {t.remove}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Button mt="xs" size="xs" variant="light" disabled={bands.length >= BANDS_MAX} onClick={add}>
        {t.addBand}
      </Button>
    </>
  );
}

/** One centime above where the step before ends; nothing while that is no amount. */
function beginOf(before: BandDraft | undefined) {
  const end = before === undefined ? 0n : minorOf(before.to);
  return end === undefined ? undefined : { minor: (end + 1n).toString(), currency: 'MAD' };
}

/** The rules name a field as the wire does: `bands.1.maxMinor`. */
function isAt(fault: DraftFault | undefined, place: number, field: string): boolean {
  const [, at, name = ''] = fault?.field.split('.') ?? [];
  return (
    fault?.field.startsWith('bands.') === true &&
    at === String(place) &&
    (name === field || WIRE[name] === field)
  );
}

const WIRE: Readonly<Record<string, string>> = {
  minMinor: 'to',
  maxMinor: 'to',
  fixedMinor: 'fixed',
  capMinor: 'cap',
  floorMinor: 'floor',
};
