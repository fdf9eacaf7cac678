import { errorTable } from '@hanout/errors';

export const KYC_EVIDENCE_ERRORS = errorTable({
  'identity.picture_unreadable': {
    kind: 'invalid',
    text: {
      en: 'This is no whole JPEG, PNG or WebP picture. Take it again.',
      fr: 'Ce n’est pas une image JPEG, PNG ou WebP complète. Reprenez la photo.',
      ar: 'هذه ليست صورة كاملة بصيغة JPEG أو PNG أو WebP. أعد التقاطها.',
    },
  },
  'identity.picture_too_small': {
    kind: 'invalid',
    text: {
      en: 'The picture is too small to be read: each side needs {side} pixels or more.',
      fr: 'L’image est trop petite pour être lue : chaque côté doit avoir au moins {side} pixels.',
      ar: 'الصورة أصغر من أن تُقرأ: يجب ألا يقل كل جانب عن {side} بكسل.',
    },
  },
  'identity.picture_too_large': {
    kind: 'invalid',
    text: {
      en: 'The picture is too large. Send one of 700 kB and 24 megapixels at most.',
      fr: 'L’image est trop grande. Envoyez-en une de 700 ko et 24 mégapixels au plus.',
      ar: 'الصورة أكبر من اللازم. أرسل صورة لا تتجاوز 700 كيلوبايت و24 ميغابكسل.',
    },
  },
  'identity.evidence_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another piece of evidence.',
      fr: 'Cet identifiant appartient à une autre pièce.',
      ar: 'هذا المعرف يعود إلى وثيقة أخرى.',
    },
  },
  'identity.evidence_full': {
    kind: 'refused',
    text: {
      en: 'This case has as many pictures as it may have.',
      fr: 'Ce dossier a déjà le nombre maximal d’images.',
      ar: 'بلغ هذا الملف العدد الأقصى من الصور.',
    },
  },
  'identity.unknown_evidence': {
    kind: 'not_found',
    text: {
      en: 'There is no such piece of evidence in this case.',
      fr: 'Cette pièce n’existe pas dans ce dossier.',
      ar: 'لا توجد هذه الوثيقة في الملف.',
    },
  },
});
