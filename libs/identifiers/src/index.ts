export { readIban, readRib } from './bank-account';
export type { MoroccanIban, Rib } from './bank-account';
export { isBlank, toWesternDigits } from './digits';
export { newId } from './new-id';
export { readDirections, readName, readNameInAnyScript } from './names';
export type { NameFault, NameScript } from './names';
export { isInNumberingPlan, maskPhone, readPhone } from './phone';
export {
  hasUsualCinLength,
  maskCin,
  readCin,
  readIce,
  readIdcs,
  readIf,
  readMassar,
  readRc,
} from './registers';
export type { Ice } from './registers';
