# What the shell tests share. $LECTERN is the built program, $SOURCE the project's folder.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export XDG_CACHE_HOME=$work/cache # of this test alone
example=$SOURCE/examples/the-night-ferry.txt

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# expect_failure STATUS PATTERN COMMAND …: the command ends with STATUS and says one line like PATTERN.
expect_failure() {
    local expected=$1 pattern=$2 status=0
    shift 2
    "$@" >stdout.log 2>stderr.log || status=$?
    [[ $status -eq $expected ]] || fail "$* ended with $status, not $expected: $(cat stderr.log)"
    grep -qE "^lectern: .*: .*" stderr.log || fail "$*: no message 'lectern: WHERE: WHAT': $(cat stderr.log)"
    grep -qE -- "$pattern" stderr.log || fail "$*: no '$pattern' in: $(cat stderr.log)"
}

# same_folder A B: both hold the same files with the same bytes.
same_folder() {
    diff -r "$1" "$2" >/dev/null || fail "$1 and $2 differ: $(diff -rq "$1" "$2")"
}
