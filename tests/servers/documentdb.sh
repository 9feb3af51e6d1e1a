#!/usr/bin/env bash
# A MongoDB-compatible server for machines without Docker: DocumentDB (an extension of PostgreSQL, from Debian sid) behind
# tests/DocumentDbGateway, which speaks MongoDB's wire protocol.
#
#   documentdb.sh provision        gets the programs once, into ${CATALOGUE_TEST_CACHE:-~/.cache/catalogue-tests}
#   documentdb.sh start DIR PORT   prints the MongoDB address when ready; the same DIR again keeps the data
#   documentdb.sh stop DIR         graceful; nothing of it runs afterwards
#   documentdb.sh kill DIR         SIGKILL to gateway and PostgreSQL, as in a power cut; data stay
#   documentdb.sh restart-postgres DIR   PostgreSQL alone goes down and comes back, the gateway stays
#
# What it acknowledges is on the disk, unless CATALOGUE_TEST_FAST=1.
set -euo pipefail
shopt -s extglob
readonly here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/servers/debian.sh
. "$here/debian.sh"
# shellcheck source=tests/servers/documentdb-tree.sh
. "$here/documentdb-tree.sh"

readonly gateway_project=$here/../DocumentDbGateway
readonly gateway=OpenGov.Testing.DocumentDbGateway.dll
readonly usage="usage: documentdb.sh provision | start DIR PORT | stop DIR | kill DIR | restart-postgres DIR"

use_server() {
  dir=$(realpath -m "$1")
  port=$2
  data=$dir/postgres
  address="Host=127.0.0.1;Port=$((port + 1000));Username=postgres;Database=postgres"
}

use_started_server() {
  [[ -f $1/port ]] && use_server "$1" "$(cat "$1/port")"
}

# PostgreSQL refuses to run as root. The unprivileged user keeps one right of root's, to pass through folders that are closed
# to others (a home, a private temporary folder); without it neither the cache nor the data could lie there.
unprivileged() {
  if ((EUID == 0)); then
    setpriv --reuid=nobody --regid=nogroup --clear-groups --inh-caps=-all,+dac_override --ambient-caps=-all,+dac_override \
      --bounding-set=-all,+dac_override --securebits=+no_setuid_fixup --no-new-privs -- "$@"
  else
    "$@"
  fi
}

postgres_failed() {
  fail "PostgreSQL did not start, last lines of its log: $(tail -n 15 "$dir/postgres.log" 2>/dev/null)"
}

start_postgres() {
  ! alive "$data/postmaster.pid" "$data" || return 0
  ! listening $((port + 1000)) || fail "port $((port + 1000)) is taken"
  [[ -f $data/PG_VERSION ]] || rm -rf "$data"
  if [[ ! -d $data ]]; then
    mkdir -p "$dir/new"
    if ((EUID == 0)); then chown nobody:nogroup "$dir/new"; fi
    unprivileged "$tree/$programs/initdb" -D "$dir/new/postgres" -U postgres -A trust --locale=C.UTF-8 -E UTF8 --no-sync \
      >"$dir/initdb.log" 2>&1 || fail "initdb: $(tail -n 5 "$dir/initdb.log")"
    mv "$dir/new/postgres" "$data"
    rmdir "$dir/new"
  fi
  settings >"$data/postgresql.auto.conf"
  : >>"$dir/postgres.log"
  if ((EUID == 0)); then chown -R nobody:nogroup "$data" "$dir/postgres.log"; fi
  unprivileged "$tree/$programs/pg_ctl" -D "$data" -l "$dir/postgres.log" -w -t 120 -s start </dev/null >"$dir/pg_ctl.log" 2>&1 || postgres_failed
  unprivileged "$tree/$programs/psql" -h 127.0.0.1 -p $((port + 1000)) -U postgres -Xq -v ON_ERROR_STOP=1 \
    -c 'set client_min_messages=error' -c 'create extension if not exists documentdb cascade' >"$dir/psql.log" 2>&1 ||
    fail "the extension could not be created: $(tail -n 3 "$dir/psql.log")"
}

settings() {
  cat <<EOS
port=$((port + 1000))
listen_addresses='127.0.0.1'
unix_socket_directories=''
max_connections=200
shared_preload_libraries='pg_cron, pg_documentdb_core, pg_documentdb'
cron.database_name='postgres'
cron.host='127.0.0.1'
cron.log_run=off
cron.log_statement=off
documentdb.localhost_connection_string='host=127.0.0.1'
documentdb.useFileBasedPersistedCursors=on
documentdb_core.enableCollation=on
log_timezone='UTC'
timezone='UTC'
EOS
  if [[ ${CATALOGUE_TEST_FAST:-} == 1 ]]; then
    printf '%s=off\n' fsync synchronous_commit full_page_writes
  fi
}

# The gateway that was built last; built here when there is none or its sources are newer.
gateway_program() {
  local built
  # shellcheck disable=SC2012
  built=$(ls -t "$gateway_project"/bin/*/*/"$gateway" 2>/dev/null | head -n 1) || true
  if [[ -z $built || -n $(find "$gateway_project" -name '*.cs' -not -path '*/obj/*' -newer "$built" -print -quit) ]]; then
    dotnet build "$gateway_project" --nologo -v quiet >"$dir/build.log" 2>&1 || fail "the gateway does not build: $(tail -n 5 "$dir/build.log")"
    # shellcheck disable=SC2012
    built=$(ls -t "$gateway_project"/bin/*/*/"$gateway" | head -n 1)
  fi
  realpath "$built"
}

start_gateway() {
  ! alive "$dir/gateway.pid" "$gateway" || return 0
  ! listening "$port" || fail "port $port is taken"
  local program
  program=$(gateway_program)
  setsid dotnet "$program" --port "$port" --postgres "$address" </dev/null >"$dir/gateway.log" 2>&1 &
  echo $! >"$dir/gateway.pid"
  until_true 60 gateway_ready || fail "the gateway did not start: $(tail -n 5 "$dir/gateway.log")"
}
gateway_ready() { grep -qs '^listening' "$dir/gateway.log" || ! alive "$dir/gateway.pid"; }

start() {
  provision
  use_server "$1" "$(port_number "$2")"
  mkdir -p "$dir"
  echo "$port" >"$dir/port"
  start_postgres
  start_gateway
  alive "$dir/gateway.pid" "$gateway" || fail "the gateway ended: $(tail -n 5 "$dir/gateway.log")"
  echo "mongodb://127.0.0.1:$port/?replicaSet=rs0"
}

stop_postgres() {
  local pid=$data/postmaster.pid
  ! alive "$pid" "$data" || head -n 1 "$pid" >"$dir/postgres.pid"
  end "$1" "$dir/postgres.pid" "$data" 60
}

stop() {
  use_started_server "$1" || return 0
  end TERM "$dir/gateway.pid" "$gateway" 10
  stop_postgres INT
}

kill_server() {
  use_started_server "$1" || return 0
  end KILL "$dir/gateway.pid" "$gateway" 5
  kill_postgres
}

# The children of a killed PostgreSQL end by themselves, but not at once, and a new one would refuse to start beside them.
kill_postgres() {
  local main children
  alive "$data/postmaster.pid" "$data" || return 0
  main=$(head -n 1 "$data/postmaster.pid")
  children=$(sed -n "s/^\([0-9]*\) (.*) . $main .*/\1/p" /proc/[0-9]*/stat 2>/dev/null) || true
  # shellcheck disable=SC2086
  kill -KILL "$main" $children 2>/dev/null || true
  until_true 20 all_gone "$main" $children || fail "PostgreSQL $main does not end"
  # In a container whose first process reaps nobody the killed one stays as a zombie, and PostgreSQL would take it for alive.
  rm -f "$data/postmaster.pid"
}
all_gone() {
  local pid
  for pid in "$@"; do
    [[ ! -e /proc/$pid || $(cat "/proc/$pid/stat" 2>/dev/null) == *") Z "* ]] || return 1
  done
}

restart_postgres() {
  use_started_server "$1" || fail "no server in $1"
  kill_postgres
  start_postgres
}

case "${1-} $#" in
  "provision 1") provision ;;
  "start 3") start "$2" "$3" ;;
  "stop 2") stop "$2" ;;
  "kill 2") kill_server "$2" ;;
  "restart-postgres 2") restart_postgres "$2" ;;
  *) fail "$usage" ;;
esac
