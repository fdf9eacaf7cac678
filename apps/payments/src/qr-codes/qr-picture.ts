import { qrModules, qrPath } from '@hanout/qr-drawing';
import sharp from 'sharp';
import type { Shop } from '../wallets/parties.queries';

/** What to do with a code on a wall. */
export const HOW = {
  ar: 'امسح الرمز للأداء',
  fr: 'Scannez pour payer',
  zgh: 'ⵙⵎⵔ ⵜⴰⵏⴳⴰⵍⵜ ⴰⴼⴰⴷ ⴰⴷ ⵜⴼⵔⵓⴷ',
} as const;
/** Of a module in the PNG: 60 modules are 12 cm at 300 dots an inch. */
const MODULE_PIXELS = 24;

/** A quarter of a code on a wall may be scratched or dirty and it is read still. */
const CORRECTION = 'Q';

/** The code alone, for whoever lays out a poster of his own. */
export function pngOf(text: string): Promise<Buffer> {
  const modules = qrModules(text, CORRECTION);
  const side = modules.length;
  const pixels = Buffer.from(modules.flat().map((isDark) => (isDark ? 0 : 255)));
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .resize(side * MODULE_PIXELS, side * MODULE_PIXELS, { kernel: 'nearest' })
    .png({ palette: true, colours: 2 })
    .toBuffer();
}

/** The code as one path of squares, with the quiet zone, and the side of the whole in modules. */
export function qrPathOf(text: string): { side: number; path: string } {
  return qrPath(text, CORRECTION);
}

/** A card in A6 to stand on the counter: the shop's names, the code, and its number for those who cannot scan. */
export function svgOf(text: string, { code, tradeNameAr, tradeNameFr, commune }: Shop): Buffer {
  const { side, path } = qrPathOf(text);
  const line = (y: number, size: number, words: string, more = ''): string =>
    `<text x="52.5" y="${y}" font-size="${size}" text-anchor="middle"${more}>${escaped(words)}</text>`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="105mm" height="148mm" viewBox="0 0 105 148">
<rect width="105" height="148" fill="#fff"/>
<g fill="#111" font-family="'Noto Sans', 'Noto Sans Arabic', sans-serif">
${line(14, 9, tradeNameAr, ' lang="ar" direction="rtl" font-weight="bold"')}
${line(24, 6, tradeNameFr, ' lang="fr"')}
${line(31, 4, commune)}
<g transform="translate(7.5 34) scale(${90 / side})"><path shape-rendering="crispEdges" d="${path}"/></g>
${line(130, 5, HOW.ar, ' lang="ar" direction="rtl"')}
${line(136, 4, HOW.fr, ' lang="fr"')}
${line(145, 7, code, ' font-weight="bold" letter-spacing="1"')}
</g>
</svg>
`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
