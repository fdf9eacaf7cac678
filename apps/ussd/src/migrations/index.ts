import { CreateSessions1796600000000 } from './1796600000000-create-sessions';
import { KeepMessages1796600000001 } from './1796600000001-keep-messages';

export const migrations = [CreateSessions1796600000000, KeepMessages1796600000001];
