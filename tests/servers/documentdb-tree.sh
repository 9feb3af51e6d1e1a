# Sourced by documentdb.sh: the programs. Debian sid packages DocumentDB (the MongoDB-compatible engine on PostgreSQL); stable does
# not. Its packages are downloaded and unpacked into a folder of their own and trimmed to what the server needs; nothing is
# installed, nothing of the machine is changed, and no root is needed. The tree brings its own loader and libraries.
# shellcheck shell=bash

# Raise it when the way the tree is built changes: the old tree is then left alone and a new one built.
readonly tree_edition=1
readonly cache=${CATALOGUE_TEST_CACHE:-$HOME/.cache/catalogue-tests}
readonly tree=$cache/documentdb-$tree_edition
readonly programs=usr/lib/postgresql/18/bin

# A tree appears under its name only when it is whole: it is built beside and then renamed.
provision() {
  [[ ! -d $tree ]] || return 0
  command -v dpkg-deb >/dev/null || fail "dpkg is missing: DocumentDB comes from Debian's packages"
  mkdir -p "$cache"
  (
    flock 9
    [[ ! -d $tree ]] || exit 0
    work=$(mktemp -d "$cache/building.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    download "$work" 9>&-
    mkdir "$work/all" "$work/tree"
    for package in "$work"/archives/*.deb; do dpkg-deb -x "$package" "$work/all"; done
    trim "$work/all" "$work/tree"
    "$work/tree/$programs/postgres" --version >/dev/null || fail "the tree built from Debian sid does not run"
    chmod 755 "$work/tree"
    mv -T "$work/tree" "$tree"
  ) 9>"$cache/lock" # no "|| fail" here: it would switch off errexit inside, and half a tree might pass
}

# apt with a state of its own, as if nothing were installed: it resolves and verifies, and writes only below the folder.
download() {
  local work=$1 archive log=$1/apt.log
  archive=$(mirror)
  mkdir -p "$work/lists/partial" "$work/archives/partial"
  : >"$work/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive sid main" >"$work/sources.list"
  local own=(-q -o "Dir::State=$work" -o "Dir::State::status=$work/status" -o "Dir::State::lists=$work/lists"
    -o "Dir::Cache=$work" -o "Dir::Cache::archives=$work/archives" -o "Dir::Etc::sourcelist=$work/sources.list"
    -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=3 -o Debug::NoLocking=1)
  apt-get "${own[@]}" update >"$log" 2>&1 &&
    apt-get "${own[@]}" -o APT::Keep-Downloaded-Packages=true install --download-only -y --no-install-recommends \
      postgresql-18-documentdb >>"$log" 2>&1 ||
    fail "Debian sid's packages could not be downloaded from $archive: $(tail -n 3 "$log")"
}

# trim ALL TREE: copies what the server needs, shared libraries followed, and wraps the programs so that they use the tree's loader.
trim() {
  local all=$1 to=$2 name
  local postgres=usr/lib/postgresql/18 share=usr/share/postgresql/18
  local extensions=(plpgsql dict_snowball tsm_system_rows vector postgis-3 pg_cron pg_documentdb pg_documentdb_core
    pg_documentdb_extended_rum pg_documentdb_extended_rum_core pg_documentdb_extended_rum_core_builtin_rmgr)
  cd "$all"
  local libraries loader
  libraries=$(echo usr/lib/*-linux-gnu*)
  loader=$(echo "$libraries"/ld-linux*.so.*)
  # Math libraries live in folders of their own, to be chosen by update-alternatives, which did not run here.
  local path=$PWD/$libraries:$PWD/$libraries/blas:$PWD/$libraries/lapack:$PWD/$postgres/lib
  local binaries=()
  for name in "${extensions[@]}"; do binaries+=("$postgres/lib/$name.so"); done
  for name in postgres initdb pg_ctl psql; do binaries+=("$postgres/bin/$name"); done
  {
    printf '%s\n' "$loader" "${binaries[@]}" "$postgres"/lib/*_and_*.so "$share/extension/postgis--"*([0-9.]).sql usr/share/zoneinfo/{,Etc/}UTC
    for name in "${binaries[@]}"; do "$loader" --library-path "$path" --list "$name"; done | sed -n "s#.* => $PWD/\([^ ]*\) .*#\1#p"
    find "$share" -path '*/man' -prune -o -path '*/extension/postgis*' -prune -o \( -type f -o -type l \) -print
    find usr/lib/locale/C.utf8 -type f
  } | sort -u | tar -ch --hard-dereference -T - | tar -x -C "$to"
  cp "$share/extension/postgis-3.control" "$to/$share/extension/postgis.control"
  for name in postgres initdb pg_ctl psql; do
    mv "$to/$postgres/bin/$name" "$to/$postgres/bin/$name.bin"
    cat >"$to/$postgres/bin/$name" <<EOW
#!/bin/sh
bin=\${0%/*} root=\${0%/$postgres/bin/*}
exec "\$root/$loader" --library-path "\$root/$libraries:\$root/$libraries/blas:\$root/$libraries/lapack:\$root/$postgres/lib" \\
  --argv0 "\$0" "\$bin/\${0##*/}.bin" "\$@"
EOW
    chmod 755 "$to/$postgres/bin/$name"
  done
  chmod -R a+rX "$to"
  cd - >/dev/null
}
