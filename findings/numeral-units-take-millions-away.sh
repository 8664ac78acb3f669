#!/usr/bin/env bash
# Guess:   numeral (numeral.js), which in Vietnamese reads "1,2 triệu" as 1200000 and "950 nghìn" as 950000, reads the same with
#          a unit behind, "1,2 triệu USD" and "950 nghìn tấn" (tonnes), as so many too, or gives null as for a text that is no
#          number. Of the range "2014-2015" it makes nothing.
# Happens: the word for the magnitude counts only at the very end of the text or before the language's own sign of money:
#          "1,2 triệu USD" is 1.2, "1,2 nghìn tỷ đồng" (1.2 trillion) is 1.2, "950 nghìn tấn" is 950, while "1,2 triệu₫" is
#          1200000. So in English: "1.2m" is 1200000 and "1.2m tons" is 1.2. "2014-2015" is -20142015. No error.
# Matters: figures in reports have a magnitude and a unit, written in just this way. Those with a unit come out a thousand or a
#          million times too small beside right ones without. Cut the unit off before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "numeral@${VERSION:-2.0.6}"
cat >run.js <<'JS'
const assert = require("assert");
const numeral = require("numeral");
require("numeral/locales/vi");

const TEXTS = [
  // language, text, expected, observed
  ["vi", "1,2 triệu", "1200000", 1200000],
  ["vi", "1,2 triệu₫", "1200000", 1200000],
  ["vi", "1,2 triệu USD", "1200000 or null", 1.2],
  ["vi", "1,2 tỷ", "1200000000", 1200000000],
  ["vi", "1,2 tỷ đồng", "1200000000 or null", 1.2],
  ["vi", "1,2 nghìn tỷ", "1200000000000", 1200000000000],
  ["vi", "1,2 nghìn tỷ đồng", "1200000000000 or null", 1.2],
  ["vi", "950 nghìn", "950000", 950000],
  ["vi", "950 nghìn tấn", "950000 or null", 950],
  ["vi", "2014-2015", "null", -20142015],
  ["en", "1.2m", "1200000", 1200000],
  ["en", "1.2m tons", "1200000 or null", 1.2],
  ["en", "tons", "null", null],
];
console.log(`numeral ${numeral.version}`);
for (const [language, text, expected, seen] of TEXTS) {
  numeral.locale(language);
  const observed = numeral(text).value();
  console.log(`  ${language} ${text}: expected ${expected}, observed ${observed}`);
  assert.strictEqual(observed, seen, text);
}
JS
node run.js
