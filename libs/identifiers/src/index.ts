export { isBlank, toWesternDigits } from './digits';
export { maskPhone, readPhone } from './phone';
export { maskCin, readCin, readIce, readIdcs, readMassar } from './registers';
export type { Ice } from './registers';
