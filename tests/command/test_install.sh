# An installation runs from where it was put, with its own data.
source "$(dirname "$0")/common.sh"

cmake --install "$(dirname "$LECTERN")" --prefix "$work/usr" >/dev/null
installed=$work/usr/bin/lectern
env -u LECTERN_DATA "$installed" voices | grep -q en- || fail "no voices"
env -u LECTERN_DATA "$installed" make "$example" -o edition --chapters 1 --quiet
[[ -x $work/usr/libexec/lectern/lectern-voice ]] || fail "the program that speaks is not installed"
env -u LECTERN_DATA "$installed" check edition >/dev/null
MANPATH=$work/usr/share/man man --warnings -l "$work/usr/share/man/man1/lectern.1" 2>man.log >/dev/null
[[ ! -s man.log ]] || fail "the manual: $(cat man.log)"
for command in make script cast text voices cache check show publish serve; do
    "$installed" --help | grep -q "^  $command" || fail "--help has no $command"
    man -l "$work/usr/share/man/man1/lectern.1" | grep -q "lectern $command" || fail "the manual has no $command"
done
