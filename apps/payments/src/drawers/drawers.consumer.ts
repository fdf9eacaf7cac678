import {
  declareCash,
  DeclareCashV1,
  readDrawer,
  ReadDrawerV1,
  vouchersRedeemed,
  VouchersRedeemedV1,
  type DrawerV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { enterMoves } from './drawer-entries.queries';
import { Drawers } from './drawers.service';

@Controller()
export class DrawersConsumer {
  constructor(private readonly drawers: Drawers) {}

  @Answers(declareCash)
  declare(@Payload() question: DeclareCashV1): Promise<DrawerV1> {
    return this.drawers.declare(question);
  }

  @Answers(readDrawer)
  read(@Payload() question: ReadDrawerV1): Promise<DrawerV1> {
    return this.drawers.read(question);
  }

  @OnFact(vouchersRedeemed)
  onVouchersRedeemed({ vouchers }: VouchersRedeemedV1, manager: EntityManager): Promise<void> {
    return enterMoves(
      manager,
      vouchers.map(({ transferId: entryId, floatId, amount }) => {
        return { entryId, floatId, kind: 'voucher', minor: -BigInt(amount.minor) };
      }),
    );
  }
}
