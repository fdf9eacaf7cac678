/** What the console says, out of its own tables: a test looks for what people read, in whichever language. */
import type { Language } from '@hanout/i18n';
import { accessTexts } from '../../../console/src/pages/access/access.texts';
import { feesTexts } from '../../../console/src/pages/fees/fees.texts';
import { kycTexts } from '../../../console/src/pages/kyc/kyc.texts';
import { liquidityTexts } from '../../../console/src/pages/liquidity/liquidity.texts';
import { oversightTexts } from '../../../console/src/pages/oversight/oversight.texts';
import { paymentTexts } from '../../../console/src/pages/payments/payments.texts';
import { peopleTexts } from '../../../console/src/pages/people/people.texts';
import { complaintTexts } from '../../../console/src/pages/programmes/complaints.texts';
import { programmeTexts } from '../../../console/src/pages/programmes/programmes.texts';
import { settlementTexts } from '../../../console/src/pages/settlement/settlement.texts';
import { pageTexts, shellTexts } from '../../../console/src/shell/shell.texts';
import { commonTexts } from '../../../console/src/texts/common';
import { stateTexts } from '../../../console/src/texts/states';

export const consoleWords = (language: Language) => ({
  access: accessTexts[language],
  common: commonTexts[language],
  complaints: complaintTexts[language],
  fees: feesTexts[language],
  kyc: kycTexts[language],
  liquidity: liquidityTexts[language],
  oversight: oversightTexts[language],
  pages: pageTexts[language],
  payments: paymentTexts[language],
  people: peopleTexts[language],
  programmes: programmeTexts[language],
  settlement: settlementTexts[language],
  shell: shellTexts[language],
  states: stateTexts[language],
});
