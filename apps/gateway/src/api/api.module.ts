import { Module } from '@nestjs/common';
import { RosterFilesRoutes } from '../rosters/roster-files.routes';
import { AccessTokens } from '../tokens/access-tokens.service';
import { SigningKeys } from '../tokens/signing-keys.service';
import { ApiRoutes } from './api.routes';

@Module({ providers: [SigningKeys, AccessTokens, RosterFilesRoutes, ApiRoutes] })
export class ApiModule {}
