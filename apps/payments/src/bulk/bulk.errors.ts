import { errorTable } from '@hanout/errors';

export const BULK_ERRORS = errorTable({
  'payments.bulk_consent_missing': {
    kind: 'refused',
    text: {
      en: 'The owner of the wallet that pays has not consented to this file yet.',
      fr: 'Le titulaire du portefeuille payeur n’a pas encore consenti à ce fichier.',
      ar: 'لم يوافق صاحب المحفظة الدافعة بعد على هذا الملف.',
    },
  },
  'payments.bulk_differs': {
    kind: 'refused',
    text: {
      en: 'This is not what the file says: look at it again.',
      fr: 'Ce n’est pas ce que dit le fichier : vérifiez-le.',
      ar: 'هذا لا يطابق ما في الملف، المرجو مراجعته.',
    },
  },
  'payments.unknown_bulk': {
    kind: 'not_found',
    text: {
      en: 'There is no such bulk payment.',
      fr: 'Ce paiement de masse n’existe pas.',
      ar: 'لا يوجد أداء جماعي بهذا الرقم.',
    },
  },
  'payments.bulk_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another bulk payment.',
      fr: 'Cet identifiant appartient à un autre paiement de masse.',
      ar: 'هذا المعرف يعود إلى أداء جماعي آخر.',
    },
  },
  'payments.bulk_state': {
    kind: 'conflict',
    text: {
      en: 'This bulk payment is {state}: that cannot be done with it now.',
      fr: 'Ce paiement de masse est à l’état {state} : cette action n’est pas possible maintenant.',
      ar: 'حالة هذا الأداء الجماعي {state}: لا يمكن القيام بهذا الإجراء الآن.',
    },
  },
  'payments.bulk_piece_too_large': {
    kind: 'invalid',
    text: {
      en: 'A piece of a file has at most {max} bytes.',
      fr: 'Un morceau de fichier fait au plus {max} octets.',
      ar: 'لا يتجاوز جزء الملف {max} بايت.',
    },
  },
  'payments.bulk_piece_missing': {
    kind: 'invalid',
    text: {
      en: 'Piece {piece} of the file has not arrived; send it again.',
      fr: 'Le morceau {piece} du fichier n’est pas arrivé ; renvoyez-le.',
      ar: 'لم يصل الجزء {piece} من الملف، المرجو إعادة إرساله.',
    },
  },
  'payments.bulk_hash_mismatch': {
    kind: 'invalid',
    text: {
      en: 'The file that arrived is not the one that was announced: its SHA-256 differs.',
      fr: 'Le fichier reçu n’est pas celui qui était annoncé : son SHA-256 diffère.',
      ar: 'الملف الذي وصل ليس الملف المعلن عنه: بصمته مختلفة.',
    },
  },
  'payments.bulk_not_utf8': {
    kind: 'invalid',
    text: {
      en: 'The file is not UTF-8; save it again as “CSV UTF-8”.',
      fr: 'Le fichier n’est pas en UTF-8 ; enregistrez-le au format « CSV UTF-8 ».',
      ar: 'الملف ليس بترميز UTF-8، المرجو حفظه من جديد بهذا الترميز.',
    },
  },
  'payments.bulk_columns': {
    kind: 'invalid',
    text: {
      en: 'The first line of the file names the columns: reference, payee, amount and, if wanted, note.',
      fr: 'La première ligne du fichier nomme les colonnes : reference, payee, amount et, au besoin, note.',
      ar: 'يجب أن يسمي السطر الأول أعمدة الملف: reference و payee و amount واختياريا note.',
    },
  },
  'payments.bulk_empty': {
    kind: 'invalid',
    text: {
      en: 'The file has no lines to pay.',
      fr: 'Le fichier ne contient aucune ligne à payer.',
      ar: 'لا يتضمن الملف أي سطر للأداء.',
    },
  },
  'payments.bulk_too_large': {
    kind: 'invalid',
    text: {
      en: 'The file has more than {max} bytes; split it.',
      fr: 'Le fichier dépasse {max} octets ; divisez-le.',
      ar: 'يتجاوز حجم الملف {max} بايت، المرجو تقسيمه.',
    },
  },
  'payments.bulk_too_long': {
    kind: 'invalid',
    text: {
      en: 'The file has more than {max} lines; split it.',
      fr: 'Le fichier dépasse {max} lignes ; divisez-le.',
      ar: 'يتجاوز الملف {max} سطر، المرجو تقسيمه.',
    },
  },
  'payments.bulk_unreadable': {
    kind: 'invalid',
    text: {
      en: 'Line {line} cannot be read: a quote is not closed, or stands where none belongs.',
      fr: 'La ligne {line} est illisible : un guillemet n’est pas fermé ou mal placé.',
      ar: 'تعذرت قراءة السطر {line}: علامة اقتباس غير مغلقة أو في غير محلها.',
    },
  },
});

/** What is wrong with one line; the others are still read. */
export const BULK_LINE_ERRORS = errorTable({
  'payments.bulk_line_unreadable': {
    kind: 'invalid',
    text: {
      en: 'The line has not as many cells as the first one, or is no JSON object.',
      fr: 'La ligne n’a pas autant de cellules que la première, ou n’est pas un objet JSON.',
      ar: 'عدد خانات السطر يختلف عن السطر الأول، أو ليس عنصر JSON.',
    },
  },
  'payments.bulk_reference_invalid': {
    kind: 'invalid',
    text: {
      en: 'A reference has 1 to 64 characters.',
      fr: 'Une référence comporte de 1 à 64 caractères.',
      ar: 'يتكون المرجع من حرف إلى 64 حرفا.',
    },
  },
  'payments.bulk_reference_repeated': {
    kind: 'invalid',
    text: {
      en: 'This reference is that of line {line} already.',
      fr: 'Cette référence est déjà celle de la ligne {line}.',
      ar: 'هذا المرجع مستعمل في السطر {line}.',
    },
  },
  'payments.bulk_payee_invalid': {
    kind: 'invalid',
    text: {
      en: 'The payee is a merchant code or the id of a wallet.',
      fr: 'Le bénéficiaire est un code commerçant ou l’identifiant d’un portefeuille.',
      ar: 'المستفيد هو رمز تاجر أو معرف محفظة.',
    },
  },
  'payments.bulk_amount_invalid': {
    kind: 'invalid',
    text: {
      en: 'The amount is a number above zero with at most two decimals, as 1234.50 or 1 234,50.',
      fr: 'Le montant est un nombre positif avec au plus deux décimales : 1234.50 ou 1 234,50.',
      ar: 'المبلغ عدد أكبر من الصفر بمنزلتين عشريتين على الأكثر، مثل 1234.50.',
    },
  },
  'payments.bulk_note_too_long': {
    kind: 'invalid',
    text: {
      en: 'A note has at most 140 characters.',
      fr: 'Une note comporte au plus 140 caractères.',
      ar: 'لا تتجاوز الملاحظة 140 حرفا.',
    },
  },
});
