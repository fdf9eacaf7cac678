import { NETWORKS } from '@hanout/contracts';
import { runService } from '@hanout/service-kit';
import { networkToServe } from './config';
import { service } from './service';

const network = networkToServe();
if (network) {
  void runService(service(network));
} else {
  process.stderr.write(
    `Settings that are missing or wrong:\n  NETWORK: must be one of ${NETWORKS.join(', ')}\n`,
  );
  process.exitCode = 1;
}
