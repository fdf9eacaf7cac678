import { DataSource } from 'typeorm';
import { ProgrammesWorld } from './programmes-world';

it('the columns of the entities are those of the migrations', async () => {
  const world = await ProgrammesWorld.open();
  try {
    const { upQueries } = await world.instance.get(DataSource).driver.createSchemaBuilder().log();
    // Checks, uniques and indexes stand in the migrations alone.
    const changes = upQueries
      .map(({ query }) => query)
      .filter((query) => !/ DROP CONSTRAINT |^DROP INDEX /.test(query));
    expect(changes).toEqual([]);
  } finally {
    await world.close();
  }
});
