import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { runService } from '@hanout/service-kit';
import { instanceToRun } from './config';
import { serviceOf } from './service';

// Questions of hundreds of transfers outlive young collections. A heap that may grow to four times what lives is marked
// every ten seconds under load and not every two; marking takes both processors from PostgreSQL for some 20 ms.
setFlagsFromString('--heap-growing-percent=300');

void runService(serviceOf(instanceToRun()));
