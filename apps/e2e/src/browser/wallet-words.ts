/** What the wallet says, out of its own tables: a test looks for what people read, in whichever language. */
export { complainTexts } from '../../../wallet/src/customer/programme/complain.texts';
export { askTexts } from '../../../wallet/src/merchant/ask/ask.texts';
export { sendTexts } from '../../../wallet/src/send/send.texts';
export { settingsTexts } from '../../../wallet/src/settings/settings.texts';
export { spokenAmount } from '../../../wallet/src/voice/spoken-amount';
