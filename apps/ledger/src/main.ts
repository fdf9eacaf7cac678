import 'reflect-metadata';
import { runService } from '@hanout/service-kit';
import { instanceToRun } from './config';
import { serviceOf } from './service';

void runService(serviceOf(instanceToRun()));
