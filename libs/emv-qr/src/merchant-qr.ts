/** One data object that is kept as it came: its tag of two digits, and its value. */
export interface QrField {
  readonly tag: string;
  readonly value: string;
}

/** What a merchant-presented code says (EMVCo QR Code Specification for Payment Systems, merchant-presented mode, 1.1). */
export interface MerchantQr {
  /** Tag 01. `static`: printed, used many times. `dynamic`: made for one payment. */
  readonly use: 'static' | 'dynamic';
  /** Tags 26 to 51: whose scheme it is, by its globally unique identifier (sub-tag 00), and the merchant in it (01). */
  readonly account: { readonly tag: string; readonly guid: string; readonly merchant: string };
  /** Tag 52, ISO 18245. */
  readonly mcc: string;
  /** Tag 53, ISO 4217, three digits: 504 is the dirham. */
  readonly currency: string;
  /** Tag 54, as it is written: `35.00`. */
  readonly amount?: string;
  /** Tag 58, ISO 3166: `MA`. */
  readonly country: string;
  /** Tag 59, at most 25 characters. */
  readonly name: string;
  /** Tag 60, at most 15 characters. */
  readonly city: string;
  /** Tag 62, by sub-tag: `01` bill number, `05` reference, `07` terminal. */
  readonly additional: readonly QrField[];
  /** Tag 64: name and city in another language. */
  readonly alternate?: { readonly language: string; readonly name: string; readonly city?: string };
  /** Templates 80 to 99 and whatever else is not named above, in the order they came. */
  readonly others: readonly QrField[];
}
