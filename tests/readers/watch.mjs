// A page that shows what is saved: node watch.mjs URL SHOW ERRORS. ERRORS is where the server's
// messages go.
import { assert, fs, launch, path } from './page.mjs';

const [url, show, errors] = process.argv.slice(2);
const browser = await launch();
const problems = [];
let page;

// Another page at ADDRESS: one that is open may be about to load anew by itself, which would end a
// navigation under way.
async function open(address) {
  await page?.close();
  page = await browser.newPage();
  page.on('console', message => { if (message.type() === 'error') problems.push(message.text()); });
  await page.goto(address, { waitUntil: 'commit' });
}

const shows = text => page.waitForFunction(t => document.body?.textContent.includes(t), text, { timeout: 60000 });
const article = path.join(show, 'tide.md'), before = fs.readFileSync(article, 'utf8');

await open(url + 'episodes/tide/');
await shows('came in at nine');
fs.writeFileSync(article, before.replace('at nine', 'at ten'));
await shows('came in at ten');

// As editors save: another file in its place.
fs.writeFileSync(article + '.new', before.replace('at nine', 'at eleven'));
fs.renameSync(article + '.new', article);
await shows('came in at eleven');

// What is broken is said, and the page stays.
const said = fs.readFileSync(errors, 'utf8').length;
fs.writeFileSync(article, before.replace(/^date: .*$/m, 'date: some day'));
for (let i = 0; i < 600 && !/tide\.md/.test(fs.readFileSync(errors, 'utf8').slice(said)); i++) await new Promise(done => setTimeout(done, 100));
assert.match(fs.readFileSync(errors, 'utf8').slice(said), /lectern: .*tide\.md.*/);
await open(url + 'episodes/tide/');
await shows('came in at eleven');

// A new article is on the show's page, which was open.
await open(url);
await shows('The tide');
fs.writeFileSync(article, before);
fs.mkdirSync(path.join(show, 'spring'));
await new Promise(done => setTimeout(done, 50));
fs.writeFileSync(path.join(show, 'spring', 'wind.md'), before.replace('The tide', 'The wind of spring').replace('2026-03-01', '2026-03-02'));
await shows('The wind of spring');
assert.deepEqual(problems, []);
await browser.close();
