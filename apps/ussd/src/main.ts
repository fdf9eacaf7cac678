import { runService } from '@hanout/service-kit';
import { service } from './service';

void runService(service);
