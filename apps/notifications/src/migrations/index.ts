import { CreateDeliveries1767225600000 } from './1767225600000-create-deliveries';
import { LetNumbersChange1795605000000 } from './1795605000000-let-numbers-change';
import { GiveDeliveriesALife1795700400000 } from './1795700400000-give-deliveries-a-life';
import { TellShopsSystems1796610000000 } from './1796610000000-tell-shops-systems';
import { SendInBatches1796630000000 } from './1796630000000-send-in-batches';

export const migrations = [
  CreateDeliveries1767225600000,
  LetNumbersChange1795605000000,
  GiveDeliveriesALife1795700400000,
  TellShopsSystems1796610000000,
  SendInBatches1796630000000,
];
