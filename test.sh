#!/usr/bin/env bash
# Builds, checks and tests everything; the last line is "N passed, N failed, N skipped". Build, format and the checks of the contracts
# count as one test each.
#
#   ./test.sh                everything
#   ./test.sh --only NAME    only the test projects whose path contains NAME, without format and contract checks
#
# Servers: CATALOGUE_TEST_MONGODB and CATALOGUE_TEST_RABBITMQ if set; else Docker; else Debian's packages (root is needed only
# to install them). Tests whose server is not to be had are skipped, each by name with the reason. CATALOGUE_TEST_FAST=1 trades durability for speed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=tests/servers/debian.sh
. tests/servers/debian.sh

only=
case "${1-} $#" in
  " 0") ;;
  "--only 2") only=$2 ;;
  *) fail "usage: ./test.sh [--only NAME]" ;;
esac

readonly limit=${CATALOGUE_TEST_LIMIT:-45m} # a hung test must not hang whoever waits for the last line
work=$(mktemp -d) && readonly work
passed=0 failed=0 skipped=0 tests_run=0 running= starting=

finish() {
  trap '' INT TERM
  trap - EXIT
  # A server that is just starting is waited for, or nobody would stop it; everything else is ended.
  [[ -z $running ]] || { [[ $starting ]] || kill "$running"; wait "$running"; } 2>/dev/null
  [[ ! -d $work/documentdb ]] || tests/servers/documentdb.sh stop "$work/documentdb"
  [[ ! -d $work/rabbitmq ]] || tests/servers/rabbitmq.sh stop "$work/rabbitmq"
  rm -rf "$work"
  ((tests_run > 0)) || echo "*** NO TEST RAN" >&2
  echo "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0 && tests_run > 0)) || exit 1
  exit 0
}
trap finish EXIT
trap 'failed=$((failed + 1)); finish' INT TERM

# step NAME COMMAND...: one line with the duration; the end of the output when it fails. Commands run in the background because bash
# heeds a signal only while it waits.
step() {
  local name=$1 began=$EPOCHREALTIME log=$work/step.log result=done
  shift
  "$@" >"$log" 2>&1 </dev/null &
  running=$!
  wait "$running" || result=FAILED
  running=
  printf '%-28s %-6s %5.1f s\n' "$name" "$result" "$(seconds_since "$began")"
  [[ $result == done ]] || { tail -n 40 "$log" | sed 's/^/    /'; return 1; }
}
seconds_since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }'; }

# check NAME COMMAND...: a step that counts as a test.
check() {
  if step "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); return 1; fi
}

docker_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

rabbitmq() {
  tests/servers/rabbitmq.sh start "$work/rabbitmq" "$(free_port)" >"$work/rabbitmq.address"
}
documentdb() {
  tests/servers/documentdb.sh start "$work/documentdb" "$(free_port)" >"$work/documentdb.address"
}
missing() {
  echo "*** $1 could not be started: the tests that need it are SKIPPED. Run on Debian (as root, if packages are missing), or start Docker, or set $2." >&2
}

servers() {
  if [[ -z ${CATALOGUE_TEST_MONGODB-}${CATALOGUE_TEST_RABBITMQ-} ]] && docker_answers; then
    echo "servers: Docker, started by the tests"
    return
  fi
  starting=yes
  if [[ -n ${CATALOGUE_TEST_MONGODB-} ]]; then
    echo "MongoDB: as given by CATALOGUE_TEST_MONGODB"
  elif step "DocumentDB for MongoDB" documentdb; then
    CATALOGUE_TEST_MONGODB=$(<"$work/documentdb.address")
    export CATALOGUE_TEST_MONGODB
  else
    missing MongoDB CATALOGUE_TEST_MONGODB
  fi
  if [[ -n ${CATALOGUE_TEST_RABBITMQ-} ]]; then
    echo "RabbitMQ: as given by CATALOGUE_TEST_RABBITMQ"
  elif step "RabbitMQ" rabbitmq; then
    CATALOGUE_TEST_RABBITMQ=$(<"$work/rabbitmq.address")
    CATALOGUE_TEST_RABBITMQ_MANAGEMENT=http://guest:guest@127.0.0.1:$(($(<"$work/rabbitmq/port") + 3000))
    export CATALOGUE_TEST_RABBITMQ CATALOGUE_TEST_RABBITMQ_MANAGEMENT
  else
    missing RabbitMQ CATALOGUE_TEST_RABBITMQ
  fi
  starting=
}

# What the test of offline verification runs; without it, that test is skipped and says so.
verifying_programs() {
  install_packages python3 python3 && install_packages openssl openssl
}

# What the tests of the screens need: a browser that can draw Chinese, and axe-core, which looks for what shuts people out.
browser() {
  install_packages chromium chromium fonts-noto-cjk && npm_packages
}

# buf and axe-core, at the versions that tests/package-lock.json pins.
npm_packages() {
  if [[ tests/package-lock.json -nt tests/node_modules/.package-lock.json ]]; then
    (install_packages npm npm) && (cd tests && npm ci --loglevel=error --ignore-scripts) || { echo "tests/package.json could not be installed with npm"; return 1; }
  fi
}
buf() {
  npm_packages || return 1
  [[ -f contracts/buf.yaml ]] || { echo "contracts/buf.yaml is missing"; return 1; }
  (cd contracts && ../tests/node_modules/@bufbuild/buf-linux-*/bin/buf "$@")
}
contracts_compatible() {
  [[ -f contracts/released.binpb ]] || { echo "contracts/released.binpb, the contracts as last released, is missing"; return 1; }
  # As an image, because the workspace also holds the imported google/api.
  buf build -o "$work/contracts.binpb" && buf breaking "$work/contracts.binpb" --against released.binpb --exclude-imports
}

# test_run ARG...: dotnet test, its figures added to ours. A run that fails without a failed test (a crash) is a failure too.
test_run() {
  local log=$work/tests.log began=$EPOCHREALTIME result=0 ok bad skip
  # There before anybody follows it.
  : >"$log"
  timeout --kill-after=30 "$limit" dotnet test --no-build --output Normal "$@" >"$log" 2>&1 </dev/null &
  running=$!
  tail -n +1 -f --pid="$running" "$log" | grep --line-buffered -v -E "$quiet" &
  wait "$running" || result=$?
  running=
  wait
  read -r ok bad skip < <(awk '
    /^  succeeded: / { ok += $2 } /^  failed: / { bad += $2 } /^  skipped: / { skip += $2 }
    END { print ok + 0, bad + 0, skip + 0 }' "$log")
  ((result == 0 || bad > 0)) || { echo "    the test run ended with $result"; bad=1; }
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip)) tests_run=$((tests_run + ok + bad))
  printf '%-28s %-6s %5.1f s\n' "tests${only:+ of $only}" "$( ((bad == 0)) && echo done || echo FAILED)" "$(seconds_since "$began")"
}
readonly quiet='^(Running tests from |Discovering|Discovered|passed |Test run (summary|completed)|  (total|failed|succeeded|skipped|duration): |  from |  /.*\.dll .*\) (passed|failed) |$)'

test_projects() {
  dotnet sln Catalogue.sln list | tr '\\' '/' | grep -E '\.csproj$' | grep -F -- "$1" |
    while read -r project; do grep -q '"xunit.v3"' "$project" && echo "$project"; done
}

if check "build" dotnet build Catalogue.sln --nologo -v quiet; then
  servers
  step "python3, openssl" verifying_programs || missing "python3 or openssl" PATH
  step "chromium, axe-core" browser || missing "chromium or axe-core" PATH
  if [[ -n $only ]]; then
    projects=$(test_projects "$only")
    [[ -n $projects ]] || echo "no test project's path contains '$only'"
    for project in $projects; do test_run --project "$project"; done
  else
    test_run --solution Catalogue.sln
  fi
fi
if [[ -z $only ]]; then
  check "format" dotnet format Catalogue.sln --verify-no-changes --no-restore
  check "contracts: lint" buf lint
  check "contracts: compatible" contracts_compatible
fi
