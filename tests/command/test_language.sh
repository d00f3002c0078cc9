# A text in another language is read by that language's voices; a language without any is refused.
source "$(dirname "$0")/common.sh"

cat >tysk.txt <<'TEXT'
Der letzte Zug
Am Abend stand der Bahnhof leer, und niemand wartete mehr auf den Zug. Die Frau an der Kasse zählte das Geld.

„Ich glaube nicht, dass er noch kommt“, sagte Anna Weber. Sie sah auf die Uhr, die seit drei Tagen nicht mehr ging.
„Warten wir noch ein wenig“, sagte Karl. „Es ist nicht kalt, und wir haben nichts anderes vor.“
TEXT
"$LECTERN" script --json tysk.txt >tysk.json
[[ $(jq -r .language tysk.json) == de* ]] || fail "not German: $(jq -r .language tysk.json)"
[[ $(jq '[.utterances[] | select(.voice != null and (.voice | startswith("de") | not))] | length' tysk.json) -eq 0 ]] ||
    fail "voices of another language"
[[ $(jq '[.speakers[].name] | sort | join(",")' -r tysk.json) == *Weber*Karl* ]] || fail "speakers: $(jq .speakers tysk.json)"
"$LECTERN" make tysk.txt -o tysk --quiet
"$LECTERN" check tysk >/dev/null
expect_failure 1 'de.*en.*es.*fr' "$LECTERN" make --language zu tysk.txt
