import { defineMessages } from '@hanout/i18n';

export const requestsTexts = defineMessages({
  title: { ar: 'طلبات الأداء', fr: 'Demandes de paiement', zgh: 'ⵉⵙⵓⵜⵔⵏ ⵏ ⵓⴼⵔⵉ' },
  none: { ar: 'لا طلب ينتظركم.', fr: 'Aucune demande ne vous attend.', zgh: 'ⵓⵔ ⴽⵢⵢⵉⵏ ⵉⵇⵇⵉⵍ ⵡⴰⵍⵓ.' },
  until: { ar: 'حتى {until}', fr: 'Jusqu’au {until}', zgh: 'ⴰⵔ {until}' },
  shop: { ar: 'متجر {code}', fr: 'Commerce {code}', zgh: 'ⵜⴰⵃⴰⵏⵓⵜ {code}' },
  from: { ar: 'الطالب', fr: 'Demandé par', zgh: 'ⵉⵙⵓⵜⵔ ⵜ' },
  person: { ar: 'شخص', fr: 'Un particulier', zgh: 'ⴰⴼⴳⴰⵏ' },
  giveBack: {
    ar: 'إرجاع مبلغ توصلتم به خطأ',
    fr: 'Rendre un argent reçu par erreur',
    zgh: 'ⵔⴰⵔ ⵉⴷⵔⵉⵎⵏ ⵉⵜⵜⵓⵣⵏⵏ ⵙ ⵜⵣⴳⵍⵜ',
  },
  yes: { ar: 'موافق', fr: 'Accepter', zgh: 'ⵇⴱⵍ' },
  no: { ar: 'رفض', fr: 'Refuser', zgh: 'ⴰⴳⵢ' },
  refused: { ar: 'رفضتم الطلب.', fr: 'Vous avez refusé.', zgh: 'ⵜⵓⴳⵉⴷ.' },
});
