export { decodeQr } from './decode-qr';
export { encodeQr } from './encode-qr';
export { QrFault, type QrFaultReason } from './qr-fault';
export type { MerchantQr, QrField } from './merchant-qr';
