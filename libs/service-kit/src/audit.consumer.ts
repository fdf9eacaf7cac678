import { reachOf } from '@hanout/access';
import { readEntries } from '@hanout/audit';
import { readAudit, ReadAuditV1, type AuditPageV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';

/** The door to the audit trail of a service, under the service's own name. */
export function auditConsumerOf(serviceName: string): Type<object> {
  @Controller()
  class AuditConsumer {
    constructor(private readonly dataSource: DataSource) {}

    @Answers(readAudit(serviceName))
    readAudit(@Payload() { caller, ...question }: ReadAuditV1): Promise<AuditPageV1> {
      reachOf(caller, 'audit.read');
      return readEntries(this.dataSource.manager, question);
    }
  }
  return AuditConsumer;
}
