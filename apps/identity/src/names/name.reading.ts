import { isBlank, readName, readNameInAnyScript, type NameFault, type NameScript } from '@hanout/identifiers';
import type { NameRefusal } from './name.errors';

type Reading = { name: string } | { code: NameRefusal };

const CODES: Record<NameFault, NameRefusal> = {
  script: 'identity.invalid_name_script',
  sign: 'identity.name_misleading',
  amount: 'identity.name_misleading',
  claim: 'identity.name_misleading',
};

/** Of a shop: what is written for readers of a script is written in it. */
export function readTradeName(script: NameScript, text: string): Reading {
  return coded(text, () => readName(script, text));
}

/** Of a person or a place, which may have no name in the other script. */
export function readNameInOne(text: string): Reading {
  return coded(text, () => readNameInAnyScript(text));
}

function coded(text: string, read: () => { name: string } | { fault: NameFault }): Reading {
  if (isBlank(text)) return { code: 'identity.blank_name' };
  const reading = read();
  return 'name' in reading ? reading : { code: CODES[reading.fault] };
}
