import type { Fact } from '@hanout/contracts';
import { ON_FACT, type FactHandler, type FactSubscription } from '@hanout/messaging';
import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** Finds every `@OnFact` method of the service's providers and controllers. */
export function factSubscriptions(discovery: DiscoveryService, scanner: MetadataScanner): FactSubscription[] {
  const found: FactSubscription[] = [];
  for (const wrapper of [...discovery.getProviders(), ...discovery.getControllers()]) {
    const instance = wrapper.instance as Record<string, FactHandler<object>> | undefined;
    if (!instance || typeof instance !== 'object') continue;
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (!prototype) continue;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const method = instance[name];
      const fact =
        typeof method === 'function' ? (Reflect.getMetadata(ON_FACT, method) as Fact<object>) : undefined;
      if (fact && method) found.push({ fact, handler: method.bind(instance) });
    }
  }
  return found;
}
