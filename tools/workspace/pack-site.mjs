/** Packs the files of a site as browsers unpack them (Brotli, gzip), once and as small as can be, so that nobody packs them at each answer. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PACKED = /\.(html|js|css|svg|json|webmanifest|wasm|txt)$/;
/** Below, the head of the answer weighs more than what is saved. */
const SMALLEST_BYTES = 1_024;

/** @param folder of a site: `style.css` gets `style.css.br` and `style.css.gz` beside it */
export function packSite(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!PACKED.test(name)) continue;
    const path = join(folder, name);
    const content = readFileSync(path);
    if (content.length < SMALLEST_BYTES) continue;
    const brotli = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
    writeFileSync(`${path}.br`, brotliCompressSync(content, brotli));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}
