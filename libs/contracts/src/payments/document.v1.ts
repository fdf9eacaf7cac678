import { IsBase64, IsIn, IsString, Matches, MaxLength } from 'class-validator';

/** `json` is the answer itself; the others are files made of it. */
export const DOCUMENT_FORMATS = ['json', 'csv', 'xlsx', 'pdf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Languages that files for people are written in. */
export const DOCUMENT_LANGUAGES = ['ar', 'fr'] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** What a code can be drawn as, to be printed. */
export const PICTURE_FORMATS = ['svg', 'png', 'pdf'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export const DOCUMENT_TYPES = [
  'text/csv; charset=utf-8',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/pdf',
  'image/svg+xml',
  'image/png',
] as const;

/** A message on the bus has 1 MiB, and base64 makes a third more of it. */
export const DOCUMENT_BYTES_MAX = 720_000;

/** A file, whole in one message. */
export class DocumentV1 {
  /** ASCII, safe in a header. */
  @Matches(/^[a-z0-9-]{1,80}\.(csv|xlsx|pdf|svg|png)$/)
  name: string;

  @IsIn(DOCUMENT_TYPES)
  contentType: (typeof DOCUMENT_TYPES)[number];

  /** Gzip, then base64: at most `DOCUMENT_BYTES_MAX` bytes before base64. */
  @IsString()
  @IsBase64()
  @MaxLength(960_000)
  gzipped: string;
}
