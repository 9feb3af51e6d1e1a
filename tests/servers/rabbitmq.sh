#!/usr/bin/env bash
# A RabbitMQ node of our own, from Debian's package, untouched by and invisible to any other on the machine.
#
#   rabbitmq.sh start DIR PORT   prints the AMQP address when ready; the same DIR again keeps queues and messages;
#                                the management API is at http://127.0.0.1:(PORT+3000), user and password guest
#   rabbitmq.sh stop DIR         graceful; nothing of it runs afterwards
#   rabbitmq.sh kill DIR         SIGKILL, as in a power cut; data stay
#   rabbitmq.sh ctl DIR ARG...   rabbitmqctl of that node
set -euo pipefail
# shellcheck source=tests/servers/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

readonly programs=/usr/lib/rabbitmq/bin
readonly usage="usage: rabbitmq.sh start DIR PORT | stop DIR | kill DIR | ctl DIR ARG..."

# Everything that tells this node from another one follows from its directory and its port. The name may be the same for all,
# because each has its own name server; so data stay readable when the port changes.
use_node() {
  dir=$(realpath -m "$1")
  port=$2
  export HOME=$dir/home ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$((port + 1000))
  export RABBITMQ_NODENAME=catalogue@localhost RABBITMQ_DIST_PORT=$((port + 2000))
  export RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_CONFIG_FILE=$dir/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$dir/plugins
  export RABBITMQ_MNESIA_BASE=$dir/data RABBITMQ_LOG_BASE=$dir/log RABBITMQ_PID_FILE=$dir/pid
  # No busy waiting: several nodes share the cores of a test machine.
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none"
}

# The node that was started in DIR, or no answer.
use_started_node() {
  [[ -f $1/port ]] && use_node "$1" "$(cat "$1/port")"
}

running() { alive "$dir/pid" "-home $HOME "; }
ctl() { "$programs/rabbitmqctl" --quiet "$@"; }
failed() { fail "the node did not start, last lines of its log:
$(tail -qn 15 "$dir"/log/*.log "$dir/log/start" 2>/dev/null)"; }

start() {
  install_packages "$programs/rabbitmq-server" rabbitmq-server
  use_node "$1" "$(port_number "$2")"
  mkdir -p "$HOME" "$dir/data" "$dir/log"
  if ! running; then
    ! listening "$port" || fail "port $port is taken"
    rm -f "$dir/pid"
    echo "$port" >"$dir/port"
    [[ -f $HOME/.erlang.cookie ]] || head -c 15 /dev/urandom | base64 | tr -dc A-Za-z0-9 >"$HOME/.erlang.cookie"
    chmod 400 "$HOME/.erlang.cookie"
    echo '[rabbitmq_management].' >"$RABBITMQ_ENABLED_PLUGINS_FILE"
    printf '%s\n' "listeners.tcp.local = 127.0.0.1:$port" \
      'management.tcp.ip = 127.0.0.1' "management.tcp.port = $((port + 3000))" 'vm_memory_high_watermark.relative = 0.4' \
      'disk_free_limit.absolute = 50MB' 'log.file.level = warning' >"$RABBITMQ_CONFIG_FILE"
    # The launcher in /usr/sbin would switch to the user of the system service.
    "$programs/rabbitmq-server" -detached </dev/null >"$dir/log/start" 2>&1 || failed
  fi
  ctl wait --timeout 120 "$dir/pid" >>"$dir/log/start" 2>&1 || failed
  until_true 30 listening "$port" || failed
  until_true 30 listening $((port + 3000)) || failed
  echo "amqp://guest:guest@127.0.0.1:$port/"
}

stop() {
  use_started_node "$1" || return 0
  if running; then ctl stop "$dir/pid" >>"$dir/log/start" 2>&1 || true; fi
  end TERM "$dir/pid" "-home $HOME " 20
  forget_names
}

# RabbitMQ saves the name of a new quorum queue within half a second, not before it answers. A queue whose name is lost comes back
# without a leader and never works again: no test is about that, so what was declared before the kill gets a second to be saved.
kill_node() {
  use_started_node "$1" || return 0
  ! running || sleep 1
  end KILL "$dir/pid" "-home $HOME " 5
  forget_names
}

# epmd, the name server that Erlang starts beside a node, outlives it, and ends only once it has noticed that the node is gone.
forget_names() {
  until_true 10 names_forgotten || fail "epmd on port $ERL_EPMD_PORT does not end"
}
names_forgotten() { ! listening "$ERL_EPMD_PORT" || epmd -port "$ERL_EPMD_PORT" -kill >/dev/null 2>&1; }

case "${1-} $#" in
  "start 3") start "$2" "$3" ;;
  "stop 2") stop "$2" ;;
  "kill 2") kill_node "$2" ;;
  "ctl "*) (($# >= 3)) || fail "$usage"; use_started_node "$2" || fail "no node in $2"; shift 2; ctl "$@" ;;
  *) fail "$usage" ;;
esac
