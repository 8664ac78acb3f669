#!/usr/bin/env bash
# Guess:   officeparser, which makes CSV and plain text of office files, keeps a figure under its heading where a label spans columns
#          or a cell is empty: its manual says that it reads spans of Word and of OpenDocument, and the text of a sheet has a tab
#          between the cells. "5-7" with the hyphen that does not break is "5-7".
# Happens: in CSV and text a cell that spans two columns takes one, in ODS and in Word, and what follows moves to the left:
#          the figures of 2014 to 2016 stand under 2013 to 2015. In text, an empty cell takes none, in XLSX and in ODS: a figure of
#          2015 without those before it stands under 2013. XLSX is right in CSV. The hyphen is left out of text, so that
#          "5-7" is 57. No error, no warning (onWarning and the list of messages stay silent).
# Matters: labels over two columns and years without a figure are in nearly every table, and the last column is left blank, as if
#          that year had not been reported yet. Every figure is there and each is of another year.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# It asks for Node 22 and does the same on 20.
npm install --silent --no-audit --no-fund "officeparser@${VERSION:-8.1.1}" fflate@0.8.3
cat >check.mjs <<'JS'
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { convert } from 'officeparser'

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MANIFEST = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'
const SHEET = 'application/vnd.oasis.opendocument.spreadsheet'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const write = (name, parts) =>
  writeFileSync(name, zipSync(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, strToU8(text)]))))
const relations = (part, kind) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${part}"/></Relationships>`
const types = overrides =>
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  Object.entries(overrides).map(([part, type]) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`).join('') +
  '</Types>'

// Rows of a table: a text or figure, an empty cell, or a label over two columns.
const TWO = Symbol('over two columns')
const HEADING = ['Province', 2013, 2014, 2015, 2016]
const SPANNED = [HEADING, [TWO, 14, 15, 16]]
const BLANKS = [HEADING, ['Cao Bang', null, null, 15, 16]]

function writeOds(name, rows) {
  const cell = value =>
    value === null ? '<table:table-cell/>'
    : value === TWO ? '<table:table-cell office:value-type="string" table:number-columns-spanned="2">' +
        '<text:p>Cao Bang</text:p></table:table-cell><table:covered-table-cell/>'
    : typeof value === 'number' ? `<table:table-cell office:value-type="float" office:value="${value}">` +
        `<text:p>${value}</text:p></table:table-cell>`
    : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
  const body = rows.map(row => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('')
  const names = ['office', 'table', 'text'].map(part =>
    `xmlns:${part}="urn:oasis:names:tc:opendocument:xmlns:${part}:1.0"`).join(' ')
  write(name, {
    mimetype: SHEET,
    'META-INF/manifest.xml': `${XML}<manifest:manifest xmlns:manifest="${MANIFEST}" manifest:version="1.2">` +
      `<manifest:file-entry manifest:full-path="/" manifest:media-type="${SHEET}"/>` +
      '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    'content.xml': `${XML}<office:document-content ${names} office:version="1.2"><office:body><office:spreadsheet>` +
      `<table:table table:name="kpi">${body}</table:table></office:spreadsheet></office:body></office:document-content>`,
  })
}

function writeDocx(name, rows, inner) {
  const cell = value =>
    `<w:tc><w:tcPr>${value === TWO ? '<w:gridSpan w:val="2"/>' : ''}</w:tcPr>` +
    `<w:p><w:r><w:t>${value === TWO ? 'Cao Bang' : value ?? ''}</w:t></w:r></w:p></w:tc>`
  const body = rows.map(row => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')
  write(name, {
    '[Content_Types].xml': types({ '/word/document.xml': 'wordprocessingml.document.main' }),
    '_rels/.rels': relations('word/document.xml', 'officeDocument'),
    'word/document.xml': `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
      `<w:p><w:r>${inner}</w:r></w:p><w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="999"/>'.repeat(5)}</w:tblGrid>` +
      `${body}</w:tbl></w:body></w:document>`,
  })
}

function writeXlsx(name, rows) {
  const cell = (value, row, column) => {
    const address = `${'ABCDE'[column]}${row + 1}`
    return value === null ? ''
      : typeof value === 'number' ? `<c r="${address}"><v>${value}</v></c>`
      : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`
  }
  const body = rows.map((row, at) => `<row r="${at + 1}">${row.map((value, c) => cell(value, at, c)).join('')}</row>`).join('')
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  write(name, {
    '[Content_Types].xml': types({
      '/xl/workbook.xml': 'spreadsheetml.sheet.main', '/xl/worksheets/sheet1.xml': 'spreadsheetml.worksheet' }),
    '_rels/.rels': relations('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': `${XML}<workbook ${main} xmlns:r="${OFFICE}"><sheets><sheet name="kpi" sheetId="1" r:id="rId1"/>` +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml', 'worksheet'),
    'xl/worksheets/sheet1.xml': `${XML}<worksheet ${main}><sheetData>${body}</sheetData></worksheet>`,
  })
}

const said = []
async function lines(name, form) {
  const { value, messages } = await convert(name, form, { onWarning: warning => said.push(warning) })
  said.push(...(messages ?? []))
  return value.split('\n').map(line => line.trimEnd())
}
function check(name, expected, observed, seen) {
  console.log(`  ${name}: expected ${JSON.stringify(expected)}, observed ${JSON.stringify(observed)}`)
  assert.deepEqual(observed, seen, name)
}

const { version } = JSON.parse(readFileSync('node_modules/officeparser/package.json', 'utf8'))
console.log(`officeparser ${version}: the row below Province, 2013, 2014, 2015, 2016`)
writeOds('spanned.ods', SPANNED)
writeDocx('spanned.docx', SPANNED, '<w:t>5</w:t><w:noBreakHyphen/><w:t>7</w:t>')
for (const name of ['spanned.ods', 'spanned.docx']) {
  const [, row] = (await lines(name, 'csv')).filter(line => line.includes(','))
  check(`${name} as CSV`, 'Cao Bang,,14,15,16', row, 'Cao Bang,14,15,16,')
}
writeOds('blanks.ods', BLANKS)
writeXlsx('blanks.xlsx', BLANKS)
for (const name of ['blanks.ods', 'blanks.xlsx']) {
  const [, row] = (await lines(name, 'csv')).filter(line => line.includes(','))
  check(`${name} as CSV`, 'Cao Bang,,,15,16', row, 'Cao Bang,,,15,16')
  const [, text] = (await lines(name, 'text')).filter(line => line.includes('\t'))
  check(`${name} as text`, 'Cao Bang\t\t\t15\t16', text, 'Cao Bang\t15\t16')
}
const [first] = await lines('spanned.docx', 'text')
check('5-7 in Word as text', '5-7', first, '57')
assert.deepEqual(said, [])
JS
node check.mjs
