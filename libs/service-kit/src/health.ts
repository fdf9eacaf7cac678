import type { NatsConnection } from 'nats';
import type { DataSource } from 'typeorm';

export class Health {
  isStarted = false;
  private isBusUp = true;

  constructor(
    connection: NatsConnection,
    private readonly dataSource: DataSource | undefined,
  ) {
    void this.watch(connection);
  }

  async check(): Promise<{ isReady: boolean; parts: Record<string, string> }> {
    const database = this.dataSource ? await this.isDatabaseUp(this.dataSource) : undefined;
    return {
      isReady: this.isStarted && this.isBusUp && database !== false,
      parts: {
        service: this.isStarted ? 'up' : 'starting',
        bus: this.isBusUp ? 'up' : 'down',
        ...(database === undefined ? {} : { database: database ? 'up' : 'down' }),
      },
    };
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.isBusUp = false;
      if (status.type === 'reconnect') this.isBusUp = true;
    }
  }

  private async isDatabaseUp(dataSource: DataSource): Promise<boolean> {
    try {
      await dataSource.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}
