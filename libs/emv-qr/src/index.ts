export { decodeQr } from './decode-qr';
export { encodeQr } from './encode-qr';
export { readFields, writeFields } from './fields';
export { QrFault, type QrFaultReason } from './qr-fault';
export type { MerchantQr, QrField } from './merchant-qr';
