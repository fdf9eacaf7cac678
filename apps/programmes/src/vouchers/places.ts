/** Where a voucher's sealed values belong: they open for no other voucher. */
export const codePlace = (serial: string): string => `voucher:${serial}`;
export const phonePlace = (serial: string): string => `voucher-phone:${serial}`;
export const recipientPlace = (proposalId: string): string => `voucher-recipient:${proposalId}`;
