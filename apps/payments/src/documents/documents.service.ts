import type { DocumentFormat, DocumentV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { csvOf } from './csv';
import { DOCUMENT_ERRORS } from './documents.errors';
import { packed } from './packed';
import { pdfPageOf } from './pdf-page';
import { pdfPosterOf, type Poster } from './pdf-poster';
import { PdfRenderer } from './pdf-renderer';
import type { Sheet } from './sheet';
import { xlsxOf } from './xlsx';

/** About ten pages: more is nothing to print, and takes the one thread that draws for too long. */
const PDF_ROWS_MAX = 250;

export type FileFormat = Exclude<DocumentFormat, 'json'>;

const TYPES: Record<FileFormat, DocumentV1['contentType']> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** Makes files small enough for one message on the bus. */
@Injectable()
export class Documents {
  constructor(private readonly renderer: PdfRenderer) {}

  /** @throws DomainError `payments.document_too_large`, `platform.unavailable` */
  async make(sheet: Sheet, { format, name }: { format: FileFormat; name: string }): Promise<DocumentV1> {
    const head = { name: `${name}-${sheet.language}.${format}`, contentType: TYPES[format] };
    return packed(await this.write(sheet, format), head);
  }

  /** @throws DomainError `platform.unavailable` */
  async makePoster(poster: Poster, { name }: { name: string }): Promise<DocumentV1> {
    const pdf = await this.renderer.render(pdfPosterOf(poster));
    return packed(pdf, { name: `${name}.pdf`, contentType: TYPES.pdf });
  }

  private write(sheet: Sheet, format: FileFormat): Promise<Buffer> | Buffer {
    if (format === 'csv') return csvOf(sheet);
    if (format === 'xlsx') return xlsxOf(sheet);
    const rows = sheet.tables.reduce((total, table) => total + table.rows.length, 0);
    if (rows > PDF_ROWS_MAX) throw DOCUMENT_ERRORS.error('payments.document_too_large');
    return this.renderer.render(pdfPageOf(sheet));
  }
}
