import { errorTable } from '@hanout/errors';

/**
 * What can be wrong with a roster as it is handed over. `{expected}` and `{found}` are names, signs and numbers
 * of the file itself, so they read the same in every language; they never hold a person's data.
 */
export const ROSTER_ERRORS = errorTable({
  'programmes.roster_file_missing': {
    kind: 'invalid',
    text: {
      en: 'The file {file} is missing.',
      fr: 'Le fichier {file} manque.',
      ar: 'الملف {file} غير موجود.',
    },
  },
  'programmes.roster_file_empty': {
    kind: 'invalid',
    text: {
      en: 'The file {file} holds no rows: expected at least one row below the header.',
      fr: 'Le fichier {file} ne contient aucune ligne : il en faut au moins une sous l’en-tête.',
      ar: 'الملف {file} لا يحتوي على أي سطر: يلزم سطر واحد على الأقل بعد سطر العناوين.',
    },
  },
  'programmes.roster_file_truncated': {
    kind: 'invalid',
    text: {
      en: 'The file {file} is cut off in row {row}: expected {expected}, found {found}.',
      fr: 'Le fichier {file} est coupé à la ligne {row} : attendu {expected}, trouvé {found}.',
      ar: 'الملف {file} مبتور عند السطر {row}: المنتظر {expected}، والموجود {found}.',
    },
  },
  'programmes.roster_file_not_utf8': {
    kind: 'invalid',
    text: {
      en: 'The file {file} is not UTF-8: row {row} has {found}. Save it again as “CSV UTF-8”.',
      fr: 'Le fichier {file} n’est pas en UTF-8 : la ligne {row} contient {found}. Enregistrez-le en « CSV UTF-8 ».',
      ar: 'الملف {file} ليس بترميز UTF-8: يوجد في السطر {row} {found}. المرجو حفظه من جديد بصيغة «CSV UTF-8».',
    },
  },
  'programmes.roster_file_wrong_separator': {
    kind: 'invalid',
    text: {
      en: 'The file {file} separates columns by {found} in row {row}: expected {expected}.',
      fr: 'Le fichier {file} sépare les colonnes par {found} à la ligne {row} : attendu {expected}.',
      ar: 'الملف {file} يفصل الأعمدة بـ {found} في السطر {row}: المنتظر {expected}.',
    },
  },
  'programmes.roster_file_unknown_column': {
    kind: 'invalid',
    text: {
      en: 'The file {file} has an unknown column “{found}” in row {row}: expected {expected}.',
      fr: 'Le fichier {file} a une colonne inconnue « {found} » à la ligne {row} : attendu {expected}.',
      ar: 'الملف {file} يحتوي في السطر {row} على عمود غير معروف «{found}»: المنتظر {expected}.',
    },
  },
  'programmes.roster_file_missing_column': {
    kind: 'invalid',
    text: {
      en: 'The file {file} lacks the column “{expected}” in row {row}: found {found}.',
      fr: 'Il manque au fichier {file} la colonne « {expected} » à la ligne {row} : trouvé {found}.',
      ar: 'ينقص الملف {file} العمود «{expected}» في السطر {row}: الموجود {found}.',
    },
  },
  'programmes.roster_file_duplicated_column': {
    kind: 'invalid',
    text: {
      en: 'The file {file} has the column “{found}” more than once in row {row}: expected {expected}.',
      fr: 'Le fichier {file} a plusieurs fois la colonne « {found} » à la ligne {row} : attendu {expected}.',
      ar: 'الملف {file} يكرر العمود «{found}» في السطر {row}: المنتظر {expected}.',
    },
  },
  'programmes.roster_file_wrong_column_count': {
    kind: 'invalid',
    text: {
      en: 'Row {row} of the file {file} has {found} columns: expected {expected}.',
      fr: 'La ligne {row} du fichier {file} compte {found} colonnes : attendu {expected}.',
      ar: 'عدد أعمدة السطر {row} من الملف {file} هو {found}: المنتظر {expected}.',
    },
  },
  'programmes.roster_file_bad_quote': {
    kind: 'invalid',
    text: {
      en: 'Row {row} of the file {file} has a quote out of place: expected {expected}, found {found}.',
      fr: 'La ligne {row} du fichier {file} a un guillemet mal placé : attendu {expected}, trouvé {found}.',
      ar: 'توجد في السطر {row} من الملف {file} علامة اقتباس في غير موضعها: المنتظر {expected}، والموجود {found}.',
    },
  },
  'programmes.roster_file_line_too_long': {
    kind: 'invalid',
    text: {
      en: 'Row {row} of the file {file} has no end: expected at most {expected} bytes, found {found}.',
      fr: 'La ligne {row} du fichier {file} n’a pas de fin : attendu au plus {expected} octets, trouvé {found}.',
      ar: 'السطر {row} من الملف {file} بلا نهاية: المنتظر {expected} بايت على الأكثر، والموجود {found}.',
    },
  },
  'programmes.rule_set_unknown': {
    kind: 'not_found',
    text: {
      en: 'There is no rule set {ruleSet}.',
      fr: 'Il n’existe pas de règles {ruleSet}.',
      ar: 'لا توجد قواعد باسم {ruleSet}.',
    },
  },
});
