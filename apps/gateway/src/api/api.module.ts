import { Module } from '@nestjs/common';
import { UploadsRoutes } from '../uploads/uploads.routes';
import { AccessTokens } from '../tokens/access-tokens.service';
import { SigningKeys } from '../tokens/signing-keys.service';
import { ApiRoutes } from './api.routes';

@Module({ providers: [SigningKeys, AccessTokens, UploadsRoutes, ApiRoutes] })
export class ApiModule {}
