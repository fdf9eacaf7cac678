import 'reflect-metadata';
import { armFailpoint, runService } from '@hanout/service-kit';
import { service } from '../src/service';

/** The service that dies at the point that is named on its command line. */
armFailpoint(process.argv[2] ?? '', () => process.kill(process.pid, 'SIGKILL'));
void runService(service);
