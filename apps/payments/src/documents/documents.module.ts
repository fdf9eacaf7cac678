import { Module } from '@nestjs/common';
import { Documents } from './documents.service';
import { PdfRenderer } from './pdf-renderer';

@Module({ providers: [Documents, PdfRenderer], exports: [Documents] })
export class DocumentsModule {}
