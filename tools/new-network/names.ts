/** A name as files, subjects and databases have it, and as code does. */
export interface NetworkNames {
  /** `cash-plus` */
  kebab: string;
  /** `cashPlus` */
  camel: string;
  /** `CashPlus` */
  pascal: string;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME_MAX = 32;

/** Says what is wrong with a name: a text for whoever typed it. */
export class WrongName extends Error {}

export function namesOf(kebab: string | undefined): NetworkNames {
  if (!kebab) throw new WrongName('Which network? npm run new:network -- cash-plus');
  if (!NAME.test(kebab) || kebab.length > NAME_MAX)
    throw new WrongName(
      `"${kebab}" cannot be the name of a network: small letters, digits and single hyphens, a letter first, ` +
        `at most ${NAME_MAX} (cash-plus).`,
    );
  // `@hanout/network-fake-x` is the other side of x.
  if (/^fake(-|$)/.test(kebab))
    throw new WrongName(`"${kebab}": the other side of a network is named fake-….`);
  const pascal = kebab.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  return { kebab, pascal, camel: pascal.charAt(0).toLowerCase() + pascal.slice(1) };
}
