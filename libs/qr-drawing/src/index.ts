export { qrModules, type Correction } from './qr-modules';
export { qrPath } from './qr-path';
