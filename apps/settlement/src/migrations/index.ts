import { CreatePositions1767225600000 } from './1767225600000-create-positions';

export const migrations = [CreatePositions1767225600000];
