// Ace's verdict on an EPUB: node ace.mjs REPORT, its report.json. Every failure is a line.
import fs from 'node:fs';
const report = JSON.parse(fs.readFileSync(process.argv[2]));
const failures = report.assertions.flatMap(page => page.assertions
    .filter(found => found['earl:result']['earl:outcome'] === 'fail')
    .map(found => `${page['earl:testSubject'].url}: ${found['earl:test']['dct:title']}`));
failures.forEach(line => console.log(line));
process.exit(report['earl:result']['earl:outcome'] === 'pass' && !failures.length ? 0 : 1);
