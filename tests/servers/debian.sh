# Sourced by the server scripts: what they share about processes, ports and Debian packages.
# shellcheck shell=bash

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# port_number TEXT: the number itself, or a clear error. Ports derived from it (up to +3000) must exist too.
port_number() {
  [[ $1 =~ ^[0-9]+$ ]] && ((10#$1 >= 1024 && 10#$1 <= 62000)) || fail "port '$1' is not a number between 1024 and 62000"
  echo "$((10#$1))"
}

# alive PIDFILE [PATTERN]: whether the process in the file runs and its command line contains PATTERN.
# The pattern protects a stranger that got a recycled number.
alive() {
  local pid
  pid=$(head -n 1 "$1" 2>/dev/null) && [[ $pid =~ ^[0-9]+$ ]] || return 1
  [[ $(cat "/proc/$pid/stat" 2>/dev/null) != *") Z "* ]] || return 1
  [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") == *"${2:-}"* ]]
}

# end SIGNAL PIDFILE PATTERN SECONDS: signals the process and waits until it is gone; SIGKILL after SECONDS.
end() {
  local deadline=$((SECONDS + $4)) pid
  if alive "$2" "$3"; then
    pid=$(cat "$2")
    kill "-$1" "$pid" 2>/dev/null || true
    while alive "$2" "$3"; do
      ((SECONDS < deadline)) || kill -KILL "$pid" 2>/dev/null || true
      ((SECONDS < deadline + 10)) || fail "process $pid does not end"
      sleep 0.05
    done
  fi
  rm -f "$2"
}

# listening PORT: whether somebody accepts connections on the loopback port.
listening() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# until_true SECONDS COMMAND...: polls the command; false when the time is over.
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# mirror: the Debian mirror this machine already uses (first deb entry of its sources that serves the main archive).
mirror() {
  local uri
  uri=$({
    sed -n 's/^URIs:[[:space:]]*//p' /etc/apt/sources.list.d/*.sources 2>/dev/null
    sed -n 's/^deb[[:space:]]\+\(\[[^]]*\][[:space:]]*\)\?\([^[:space:]]*\).*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null
  } | tr ' ' '\n' | grep -E '/debian/?$' | head -n 1) || true
  [[ -n $uri ]] || fail "no Debian mirror in the machine's apt sources"
  echo "${uri%/}"
}

# install_packages COMMAND PACKAGE...: installs the Debian packages unless COMMAND exists. Services of the packages are not
# started: a policy-rc.d stands in the way while apt runs, and whatever stood there before is put back.
install_packages() {
  local command=$1
  shift
  [[ ! -x $command ]] && ! command -v "$command" >/dev/null || return 0
  ((EUID == 0)) || fail "$command is missing, and only root can install it (apt-get install $*)"
  command -v apt-get >/dev/null || fail "$command is missing, and this is not a Debian machine"
  (
    exec 9>/run/lock/catalogue-tests-apt
    flock 9
    [[ ! -x $command ]] && ! command -v "$command" >/dev/null || exit 0
    policy=/usr/sbin/policy-rc.d kept=
    if [[ -e $policy ]]; then kept=$(mktemp) && cp -p "$policy" "$kept"; fi
    log=$(mktemp)
    # shellcheck disable=SC2064
    trap "rm -f $policy $log; [[ -z '$kept' ]] || mv '$kept' $policy" EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
    export DEBIAN_FRONTEND=noninteractive
    wait_for_lock=(-o DPkg::Lock::Timeout=300 -o APT::Update::Error-Mode=any)
    apt-get "${wait_for_lock[@]}" install -y --no-install-recommends "$@" >"$log" 2>&1 9>&- ||
      { apt-get "${wait_for_lock[@]}" update >"$log" 2>&1 9>&- &&
        apt-get "${wait_for_lock[@]}" install -y --no-install-recommends "$@" >"$log" 2>&1 9>&-; } ||
      { tail -n 5 "$log" >&2; exit 1; }
  ) || fail "apt-get could not install $*"
}

# free_port: a port below the range of outgoing connections on which, as on its companions, nobody listens.
free_port() {
  local port
  for _ in {1..200}; do
    port=$((12000 + RANDOM % 16000))
    listening "$port" || listening $((port + 1000)) || listening $((port + 2000)) || listening $((port + 3000)) || { echo "$port"; return; }
  done
  fail "no free port found"
}
