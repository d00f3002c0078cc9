// A page that is one file: node embedded.mjs PAGE. It plays where nothing else is.
import { assert, launch, path } from './page.mjs';

const browser = await launch();
const page = await browser.newPage();
const requests = [];
page.on('request', request => requests.push(request.url().slice(0, 40)));
await page.goto('file://' + path.resolve(process.argv[2]));
await page.click('#listen');
await page.waitForFunction(() => document.querySelector('.now') && document.querySelector('audio').currentTime > 0.7);
assert.ok(requests.every(url => url.startsWith('file:') || url.startsWith('data:')), String(requests));
await browser.close();
console.log('ok embedded');
