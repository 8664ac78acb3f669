#!/usr/bin/env bash
# Guess:   in chrono-node's Vietnamese "12 tháng năm 2015" (the twelve months of 2015) and "9 tháng năm 2015" are found as the
#          year 2015, or not at all, since a number in front of "tháng" counts months; and so is the year in "Trong 9 tháng đầu
#          năm 2015" (in the first nine months of 2015). "tháng năm năm 2015" is May 2015: "năm" is both year and five.
# Happens: "tháng năm" is taken for May and the year is left over: each of the former is the May nearest to the day of reading,
#          with the month marked certain, and 2015 is nowhere: May 2016 in January 2016, May 2017 in January 2017. "Trong 9
#          tháng" is nine months from the day of reading, October 2016, year and month marked certain, beside the year 2015.
# Matters: "12 tháng năm 2015" over a table or in a sentence is the usual mark of a cumulative figure. A whole year's exports
#          come as those of one month of another year, which is another one when the same file is read again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "chrono-node@${VERSION:-2.10.3}"
cat >run.mjs <<'JS'
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { vi } from "chrono-node";

const READ = new Date(2016, 0, 20, 12);
const PHRASES = {
  // text: [expected, what is found as year-month of the parts that are marked certain]
  "tháng năm năm 2015": ["2015-5", "2015-5"],
  "tháng 12 năm 2015": ["2015-12", "2015-12"],
  "12 tháng năm 2015": ["2015-? or nothing", "?-5"],
  "9 tháng năm 2015": ["2015-? or nothing", "?-5"],
  "Lũy kế 11 tháng năm 2015": ["2015-? or nothing", "?-5"],
  "Kim ngạch 9 tháng đầu năm 2015": ["2015-? or nothing", "2015-?"],
  "Trong 9 tháng đầu năm 2015": ["2015-? or nothing", "2016-10 2015-?"],
};
const certain = (day, part) => (day.isCertain(part) ? day.get(part) : "?");
const { version } = JSON.parse(readFileSync("node_modules/chrono-node/package.json", "utf8"));
console.log(`chrono-node ${version}, read on 20 January 2016 (? is not certain)`);
for (const [text, [expected, seen]] of Object.entries(PHRASES)) {
  const found = vi.parse(text, READ).map(({ start }) => start);
  const observed = found.map((day) => `${certain(day, "year")}-${certain(day, "month")}`).join(" ");
  console.log(`  ${text}: expected ${expected}, observed ${observed}`);
  assert.strictEqual(observed, seen, text);
  if (seen !== "?-5") continue;
  for (const year of [2016, 2017]) {
    const day = vi.parseDate(text, new Date(year, 0, 20, 12));
    assert.strictEqual(`${day.getFullYear()}-${day.getMonth() + 1}`, `${year}-5`, text);
  }
}
JS
node run.mjs
