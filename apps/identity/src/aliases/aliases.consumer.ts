import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  chooseAliases,
  ChooseAliasesV1,
  findAliases,
  FindAliasesV1,
  freezeAlias,
  FreezeAliasV1,
  lookUpAlias,
  LookUpAliasV1,
  moveNumber,
  MoveNumberV1,
  readAliases,
  ReadAliasesV1,
  requestNumberCode,
  RequestNumberCodeV1,
  type AliasFoundV1,
  type AliasV1,
  type NumberCodeSentV1,
  type NumberMovedV1,
  type OwnAliasesV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Aliases } from './aliases.service';
import { LookUps } from './look-ups.service';
import { NumberMoves } from './number-moves.service';

@Controller()
export class AliasesConsumer {
  constructor(
    private readonly aliases: Aliases,
    private readonly lookUps: LookUps,
    private readonly moves: NumberMoves,
  ) {}

  @Answers(readAliases)
  read(@Payload() question: ReadAliasesV1): Promise<OwnAliasesV1> {
    return this.aliases.read(question);
  }

  @Answers(findAliases)
  find(@Payload() question: FindAliasesV1): Promise<OwnAliasesV1> {
    return this.aliases.find(question);
  }

  @Answers(chooseAliases)
  choose(@Payload() question: ChooseAliasesV1): Promise<OwnAliasesV1> {
    return this.aliases.choose(question);
  }

  @Answers(freezeAlias)
  freeze(@Payload() question: FreezeAliasV1): Promise<AliasV1> {
    return this.aliases.freeze(question);
  }

  @Answers(lookUpAlias)
  lookUp(@Payload() question: LookUpAliasV1): Promise<AliasFoundV1> {
    return this.lookUps.lookUp(question);
  }

  @Answers(requestNumberCode)
  requestNumberCode(@Payload() question: RequestNumberCodeV1): Promise<NumberCodeSentV1> {
    return this.moves.requestCode(question);
  }

  @Answers(moveNumber)
  moveNumber(@Payload() question: MoveNumberV1): Promise<NumberMovedV1> {
    return this.moves.move(question);
  }
}
