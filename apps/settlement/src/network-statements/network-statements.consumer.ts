import {
  readNetworkStatement,
  ReadNetworkStatementV1,
  type NetworkStatementPieceV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { NetworkStatements } from './network-statements.service';

@Controller()
export class NetworkStatementsConsumer {
  constructor(private readonly statements: NetworkStatements) {}

  @Answers(readNetworkStatement)
  read(@Payload() question: ReadNetworkStatementV1): Promise<NetworkStatementPieceV1> {
    return this.statements.read(question);
  }
}
