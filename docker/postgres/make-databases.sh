#!/bin/bash
# A database and a login of the same name for every <NAME>_DATABASE_PASSWORD in the environment, which no other login may
# enter. Runs at every start: what is missing is made, and passwords are set again, so that a new service needs no new volume.
set -euo pipefail

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --command 'revoke all on database postgres, template1 from public'

for variable in $(compgen -e | grep '_DATABASE_PASSWORD$' | sort); do
  name=${variable%_DATABASE_PASSWORD}
  # By environment, because other processes can read arguments.
  DATABASE_NAME=${name,,} DATABASE_PASSWORD=${!variable} psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 <<'SQL'
\getenv name DATABASE_NAME
\getenv password DATABASE_PASSWORD
select format('create role %I login', :'name') where not exists (select from pg_roles where rolname = :'name') \gexec
select format('alter role %I password %L', :'name', :'password') \gexec
select format('create database %I owner %I', :'name', :'name')
  where not exists (select from pg_database where datname = :'name') \gexec
select format('revoke all on database %I from public', :'name') \gexec
SQL
  echo "database ${name,,}: ready"
done
