/** Which of the two names of a sign-up a written one is, by its first letter. */
export function nameFields(name: string): { readonly nameAr: string } | { readonly nameFr: string } {
  const [letter = ''] = /\p{L}/u.exec(name) ?? [];
  return /\p{Script=Arabic}/u.test(letter) ? { nameAr: name } : { nameFr: name };
}
