import { CreateRegistrations1767225600000 } from './1767225600000-create-registrations';

export const migrations = [CreateRegistrations1767225600000];
