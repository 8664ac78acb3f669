#!/usr/bin/env bash
# Guess:   SheetJS shows 4013.5 in the number format [$-42A]#,##0.0 as 4,013.5: a tag of the form [$symbol-language] with no
#          symbol in it names a language only (42A is Vietnamese), and spreadsheet programs show no sign of money for it.
# Happens: the formatted text is $4,013.5. CSV, HTML and rows of formatted cells have the dollar; the tag with the symbol,
#          [$₫-42A], is shown as ₫4,013.5, as it should be.
# Matters: servers of reports put such a tag in front of the formats of what they export, quantities and rates included.
#          Read as text, a table of tonnes or of đồng becomes one of US dollars, which is the unit that exports have.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "xlsx@${VERSION:-0.18.5}"
cat >run.js <<'JS'
const assert = require("assert");
const XLSX = require("xlsx");

const seen = {
  "#,##0.0": "4,013.5",
  "[$₫-42A]#,##0.0": "₫4,013.5",
  "[$-42A]#,##0.0": "$4,013.5",
  "[$-1042A]#,##0.0;(#,##0.0)": "$4,013.5",
};
const sheet = XLSX.utils.aoa_to_sheet(Object.keys(seen).map(() => [4013.5]));
Object.keys(seen).forEach((code, row) => (sheet[`A${row + 1}`].z = code));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, "kpi");
const read = XLSX.read(XLSX.write(book, { type: "buffer" }), { cellNF: true }).Sheets.kpi;
console.log(`xlsx ${XLSX.version}: expected 4,013.5, with the sign of đồng where the format has it`);
Object.entries(seen).forEach(([code, text], row) => {
  const cell = read[`A${row + 1}`];
  console.log(`  ${code}: observed ${cell.w}`);
  assert.deepStrictEqual([cell.v, cell.z, cell.w], [4013.5, code, text]);
});
assert.strictEqual(XLSX.utils.sheet_to_csv(read).split("\n")[2], '"$4,013.5"');
assert.ok(XLSX.utils.sheet_to_html(read).includes(">$4,013.5<"));
JS
node run.js
