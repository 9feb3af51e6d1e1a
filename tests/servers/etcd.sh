#!/usr/bin/env bash
# etcd, the peer that benchmarks compare with; clients use its gRPC API. From Debian's package.
#
#   etcd.sh start DIR PORT   prints the address when ready; the same DIR again keeps the data
#   etcd.sh stop DIR         graceful; nothing of it runs afterwards
set -euo pipefail
# shellcheck source=tests/servers/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

start() {
  install_packages etcd etcd-server
  local dir port
  dir=$(realpath -m "$1")
  port=$(port_number "$2")
  mkdir -p "$dir"
  if ! alive "$dir/pid" "$dir/data"; then
    ! listening "$port" || fail "port $port is taken"
    setsid etcd --name catalogue --data-dir "$dir/data" --logger zap --log-level warn \
      --listen-client-urls "http://127.0.0.1:$port" --advertise-client-urls "http://127.0.0.1:$port" \
      --listen-peer-urls "http://127.0.0.1:$((port + 1000))" --initial-advertise-peer-urls "http://127.0.0.1:$((port + 1000))" \
      --initial-cluster "catalogue=http://127.0.0.1:$((port + 1000))" </dev/null >"$dir/log" 2>&1 &
    echo $! >"$dir/pid"
  fi
  until_true 30 answers "$dir" "$port" || true
  alive "$dir/pid" "$dir/data" && healthy "$port" || fail "etcd did not start: $(tail -n 5 "$dir/log")"
  echo "http://127.0.0.1:$port"
}

answers() { ! alive "$1/pid" || healthy "$2"; }

# Healthy means that it has elected itself and takes writes.
healthy() {
  local answer
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET /health HTTP/1.0\r\n\r\n' >&3
  answer=$(timeout 5 cat <&3) || true
  exec 3>&-
  [[ $answer == *'"health":"true"'* ]]
} 2>/dev/null

stop() {
  [[ -f $1/pid ]] || return 0
  end TERM "$1/pid" "$(realpath -m "$1")/data" 15
}

case "${1-} $#" in
  "start 3") start "$2" "$3" ;;
  "stop 2") stop "$2" ;;
  *) fail "usage: etcd.sh start DIR PORT | stop DIR" ;;
esac
