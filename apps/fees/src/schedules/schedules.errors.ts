import { errorTable } from '@hanout/errors';

export const SCHEDULE_ERRORS = errorTable({
  'fees.unknown_schedule': {
    kind: 'not_found',
    text: {
      en: 'There is no such fee schedule.',
      fr: 'Ce barème de frais n’existe pas.',
      ar: 'لا توجد تعريفة بهذا الرقم.',
    },
  },
  'fees.same_person': {
    kind: 'refused',
    text: {
      en: 'A fee schedule is approved by another person than the one who proposed it.',
      fr: 'Un barème de frais est approuvé par une autre personne que celle qui l’a proposé.',
      ar: 'يجب أن يوافق على التعريفة شخص آخر غير من اقترحها.',
    },
  },
  'fees.schedule_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to a fee schedule of other content.',
      fr: 'Cet identifiant appartient à un barème de frais au contenu différent.',
      ar: 'هذا المعرف يعود إلى تعريفة بمحتوى مختلف.',
    },
  },
  'fees.effective_from_taken': {
    kind: 'conflict',
    text: {
      en: 'Another fee schedule of this product, currency and conditions is in force from the same instant.',
      fr: 'Un autre barème pour ce produit, cette devise et ces conditions entre en vigueur au même instant.',
      ar: 'توجد تعريفة أخرى لنفس المنتج والعملة والشروط تسري ابتداء من نفس اللحظة.',
    },
  },
  'fees.effective_from_unclear': {
    kind: 'invalid',
    text: {
      en: 'Give the start as a day (2018-11-13) or as an instant with its offset (2018-11-13T00:00:00+01:00).',
      fr: 'Indiquez le début par un jour (2018-11-13) ou par un instant avec son décalage (2018-11-13T00:00:00+01:00).',
      ar: 'حددوا تاريخ السريان بيوم (2018-11-13) أو بلحظة مع فارق التوقيت (2018-11-13T00:00:00+01:00).',
    },
  },
  'fees.effective_until_unclear': {
    kind: 'invalid',
    text: {
      en: 'Give the end as a day (2018-11-13) or as an instant with its offset (2018-11-13T00:00:00+01:00).',
      fr: 'Indiquez la fin par un jour (2018-11-13) ou par un instant avec son décalage (2018-11-13T00:00:00+01:00).',
      ar: 'حددوا تاريخ الانتهاء بيوم (2018-11-13) أو بلحظة مع فارق التوقيت (2018-11-13T00:00:00+01:00).',
    },
  },
  'fees.ends_before_it_begins': {
    kind: 'invalid',
    text: {
      en: 'A fee schedule ends after it begins.',
      fr: 'Un barème de frais prend fin après son début.',
      ar: 'تنتهي التعريفة بعد بدايتها.',
    },
  },
  'fees.condition_repeated': {
    kind: 'invalid',
    text: {
      en: 'Say each circumstance once, with all its values.',
      fr: 'Indiquez chaque circonstance une seule fois, avec toutes ses valeurs.',
      ar: 'اذكروا كل ظرف مرة واحدة، مع جميع قيمه.',
    },
  },
  'fees.condition_value_unknown': {
    kind: 'invalid',
    text: {
      en: 'A value of this condition is not one that this circumstance can have.',
      fr: 'Une valeur de cette condition n’existe pas pour cette circonstance.',
      ar: 'إحدى قيم هذا الشرط غير ممكنة في هذا الظرف.',
    },
  },
  'fees.condition_never_holds': {
    kind: 'invalid',
    text: {
      en: 'This condition never holds for this product: no shop is paid.',
      fr: 'Cette condition n’est jamais remplie pour ce produit : aucun commerce n’est payé.',
      ar: 'لا يتحقق هذا الشرط أبدا في هذا المنتج: لا يوجد تاجر يؤدى له.',
    },
  },
  'fees.unknown_currency': {
    kind: 'invalid',
    text: {
      en: 'This is not a currency we know.',
      fr: 'Cette devise est inconnue.',
      ar: 'هذه العملة غير معروفة.',
    },
  },
  'fees.payer_pays_nothing_at_merchants': {
    kind: 'refused',
    text: {
      en: 'Paying a merchant is free to the payer: the fee is the payee’s.',
      fr: 'Payer un commerçant est gratuit pour le payeur : les frais sont à la charge du bénéficiaire.',
      ar: 'الأداء لدى التاجر مجاني للمؤدي: الرسوم على المستفيد.',
    },
  },
  'fees.bands_start': {
    kind: 'invalid',
    text: {
      en: 'The first band starts at 0 or 1, not later.',
      fr: 'La première tranche commence à 0 ou 1, pas plus tard.',
      ar: 'تبدأ الشريحة الأولى من 0 أو 1، وليس بعد ذلك.',
    },
  },
  'fees.bands_gap': {
    kind: 'invalid',
    text: {
      en: 'There is a gap before this band: it starts at {expected}, right after the one before.',
      fr: 'Il y a un vide avant cette tranche : elle commence à {expected}, juste après la précédente.',
      ar: 'توجد فجوة قبل هذه الشريحة: يجب أن تبدأ من {expected}، مباشرة بعد سابقتها.',
    },
  },
  'fees.bands_overlap': {
    kind: 'invalid',
    text: {
      en: 'This band overlaps the one before: it starts at {expected}.',
      fr: 'Cette tranche chevauche la précédente : elle commence à {expected}.',
      ar: 'تتداخل هذه الشريحة مع سابقتها: يجب أن تبدأ من {expected}.',
    },
  },
  'fees.band_reversed': {
    kind: 'invalid',
    text: {
      en: 'A band ends at or after its start and holds a positive amount.',
      fr: 'Une tranche se termine à son début ou après et contient un montant positif.',
      ar: 'يجب أن تنتهي الشريحة عند بدايتها أو بعدها وأن تضم مبلغا موجبا.',
    },
  },
  'fees.cap_below_fixed': {
    kind: 'invalid',
    text: {
      en: 'The cap of a band is at least its fixed part, {expected}.',
      fr: 'Le plafond d’une tranche vaut au moins sa partie fixe, {expected}.',
      ar: 'سقف الشريحة لا يقل عن جزئها الثابت، {expected}.',
    },
  },
  'fees.fee_exceeds_amount': {
    kind: 'invalid',
    text: {
      en: 'At {expected}, the smallest amount of this band, the fee takes the whole amount or more.',
      fr: 'À {expected}, le plus petit montant de cette tranche, les frais prennent tout le montant ou plus.',
      ar: 'عند {expected}، أصغر مبلغ في هذه الشريحة، تستغرق الرسوم المبلغ كله أو أكثر.',
    },
  },
  'fees.cap_below_floor': {
    kind: 'invalid',
    text: {
      en: 'The cap of a band is at least its floor, {expected}.',
      fr: 'Le plafond d’une tranche vaut au moins son minimum, {expected}.',
      ar: 'سقف الشريحة لا يقل عن حدها الأدنى، {expected}.',
    },
  },
  'fees.shares_sum': {
    kind: 'invalid',
    text: {
      en: 'The shares of a fee sum to 10,000 basis points.',
      fr: 'Les parts des frais totalisent 10 000 points de base.',
      ar: 'مجموع حصص الرسوم 10000 نقطة أساس.',
    },
  },
  'fees.party_repeated': {
    kind: 'invalid',
    text: {
      en: 'Each party has one share.',
      fr: 'Chaque partie a une seule part.',
      ar: 'لكل طرف حصة واحدة.',
    },
  },
  'fees.interchange_too_high': {
    kind: 'invalid',
    text: {
      en: 'The interchange is 50 basis points at most.',
      fr: 'L’interchange est de 50 points de base au plus.',
      ar: 'عمولة التبادل لا تتجاوز 50 نقطة أساس.',
    },
  },
  'fees.interchange_without_shares': {
    kind: 'invalid',
    text: {
      en: 'Say whose the rest of the fee is.',
      fr: 'Indiquez à qui revient le reste des frais.',
      ar: 'حدد لمن يعود باقي الرسوم.',
    },
  },
});
