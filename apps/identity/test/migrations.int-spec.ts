import { createDataSource, migrate } from '@hanout/database';
import { createTestDatabase } from '@hanout/testing';
import { migrations } from '../src/migrations';

describe('the migrations', () => {
  it('bring an empty database up to date, and do nothing the second time', async () => {
    const db = await createTestDatabase();
    const dataSource = createDataSource({
      url: db.url,
      poolMax: 2,
      applicationName: 'spec',
      entities: [],
      migrations,
    });
    await dataSource.initialize();
    expect(await migrate(dataSource)).toBe(migrations.length);
    expect(await migrate(dataSource)).toBe(0);
    await dataSource.destroy();
    await db.drop();
  });
});
