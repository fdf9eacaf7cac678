import { Module } from '@nestjs/common';
import { PagesRoutes } from './pages.routes';

@Module({ providers: [PagesRoutes] })
export class PagesModule {}
