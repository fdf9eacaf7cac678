import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The proposals of a service. The table itself refuses a decision by the maker, and any change of what was proposed. */
export class CreateProposals1795601000000 implements MigrationInterface {
  name = 'CreateProposals1795601000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table proposals (
        proposal_id uuid primary key,
        kind text not null constraint proposals_kind check (kind ~ '^[a-z]+([.-][a-z]+)+$'),
        subject_id text not null constraint proposals_subject check (length(subject_id) between 1 and 200),
        content text not null,
        content_hash bytea not null constraint proposals_hash
          check (content_hash = sha256(convert_to(kind || E'\\n' || subject_id || E'\\n' || content, 'UTF8'))),
        -- Staff whom it concerns: they do not decide on it.
        concerned uuid[] not null,
        reason text not null constraint proposals_reason check (reason <> ''),
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        expires_at timestamptz not null constraint proposals_expiry check (expires_at > proposed_at),
        state text not null constraint proposals_state check (state in ('open', 'approved', 'rejected', 'withdrawn')),
        decided_by uuid,
        decided_at timestamptz,
        decision_reason text,
        constraint proposals_decided_whole
          check ((state = 'open') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        constraint proposals_two_persons
          check (state not in ('approved', 'rejected') or decided_by <> proposed_by and decided_by <> all (concerned)),
        constraint proposals_withdrawn_by_maker check (state <> 'withdrawn' or decided_by = proposed_by),
        constraint proposals_decided_in_time check (state <> 'approved' or decided_at < expires_at)
      );
      create index proposals_open on proposals (proposal_id) where state = 'open';
      create index proposals_subject on proposals (subject_id, proposal_id);

      create function proposal_is_decided_once() returns trigger language plpgsql as $$
      declare decision constant text[] := array['state', 'decided_by', 'decided_at', 'decision_reason'];
      begin
        if tg_op = 'UPDATE' and old.state = 'open' and new.state <> 'open'
           and to_jsonb(new) - decision = to_jsonb(old) - decision then
          return new;
        end if;
        raise exception 'a proposal is decided once and never changed or removed';
      end $$;
      create trigger proposal_is_decided_once before update or delete on proposals
        for each row execute function proposal_is_decided_once();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
