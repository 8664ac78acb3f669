#!/usr/bin/env bash
# Guess:   a converter from CSV to JSON-stat, whose standard has null for a cell without a figure, makes null of an empty field;
#          all the more where the column of statuses says ":" (not available).
# Happens: jsonstat-suite makes a zero of it, with the status ":" beside it. "n/a", ".." and "-" do become null, so that one
#          table has both. Written as CSV again, the zero is a figure like any other.
# Matters: a blank is the commonest way to say that a province has not reported. Published as 0 it enters sums, averages and
#          rankings, and no reader can tell it from a reported nought.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "jsonstat-suite@${VERSION:-4.0.1}" jsonstat-toolkit@2.2.2
cat >run.js <<'JS'
const assert = require("assert");
const { fromCSV, toCSV } = require("jsonstat-suite");
const { version } = JSON.parse(require("fs").readFileSync("node_modules/jsonstat-suite/package.json"));

const table = (missing, status) =>
  `province,year,value,status\nCao Bằng,2014,10,\nCao Bằng,2015,${missing},${status}\n`;
const read = (missing, status) => fromCSV(table(missing, status), { vlabel: "value", slabel: "status" });

console.log(`jsonstat-suite ${version}: 2014 and 2015 of a province that has reported 10 and nothing, expected [10,null]`);
for (const [missing, seen] of [["n/a", [10, null]], ["..", [10, null]], ["", [10, 0]]]) {
  const { value, status } = read(missing, ":");
  console.log(`  field "${missing}", status ":": observed ${JSON.stringify(value)}`);
  assert.deepStrictEqual([value, status], [seen, [null, ":"]]);
}
assert.ok(toCSV(read("", ":"), {}).includes("Cao Bằng,2015,0"));
JS
node run.js
