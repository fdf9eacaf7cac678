import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rules that stand are never seeded again: what new kinds of payment need reaches them here, as new databases have it by
 * `payment-rules.json`. Without it a bill of any amount would need neither quote nor proof.
 */
export class ProveBills1796000400000 implements MigrationInterface {
  name = 'ProveBills1796000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update payment_rules set rules = '{"standingOrderTries": 3}' || rules || jsonb_build_object(
        'oneCallMaxMinor', '{"bill_payment": "20000"}' || (rules -> 'oneCallMaxMinor'),
        'proofAboveMinor', '{"bill_payment": "100000"}' || (rules -> 'proofAboveMinor'));
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
