import { CreateDeliveries1767225600000 } from './1767225600000-create-deliveries';

export const migrations = [CreateDeliveries1767225600000];
