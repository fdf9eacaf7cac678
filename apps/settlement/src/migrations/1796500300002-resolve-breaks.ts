import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ResolveBreaks1796500300002 implements MigrationInterface {
  name = 'ResolveBreaks1796500300002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table breaks
        add column state text not null default 'open' check (state in ('open', 'resolved', 'explained')),
        add column closed_at timestamptz,
        add column resolution text check (resolution in ('accepted', 'corrected', 'written_off')),
        add column proposal_id uuid references proposals,
        add constraint breaks_closed check ((state = 'open') = (closed_at is null)
          and (state = 'resolved') = (resolution is not null) and (state = 'resolved') = (proposal_id is not null));
      create index breaks_by_age on breaks (opened_at, break_id);
      create index breaks_open on breaks (kind, subject_id) where state = 'open';

      create table break_comments (
        comment_id uuid primary key,
        break_id uuid not null references breaks,
        written_by uuid not null,
        written_at timestamptz not null default now(),
        text text not null check (length(text) between 1 and 1000)
      );
      create index comments_of_break on break_comments (break_id, written_at);
      create trigger break_comments_append_only before update or delete or truncate on break_comments
        for each statement execute function refuse_change();

      create function break_is_closed_once() returns trigger language plpgsql as $$
      declare later constant text[] := array['state', 'closed_at', 'resolution', 'proposal_id'];
      begin
        if tg_op = 'UPDATE' and old.state = 'open' and to_jsonb(new) - later = to_jsonb(old) - later then
          return new;
        end if;
        raise exception 'a break is closed once and never changed or removed' using errcode = 'restrict_violation';
      end $$;
      create trigger break_is_closed_once before update or delete on breaks
        for each row execute function break_is_closed_once();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
