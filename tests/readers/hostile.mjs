// A text full of markup, shown: node hostile.mjs FOLDER. Nothing of it runs, and nothing could.
import { assert, launch, path } from './page.mjs';

const folder = path.resolve(process.argv[2]);
const browser = await launch();
for (const name of ['index.html', 'transcript.html']) {
    const page = await (await browser.newContext()).newPage();
    const requests = [];
    page.on('request', request => requests.push(request.url()));
    await page.goto('file://' + path.join(folder, name));
    const seen = await page.evaluate(async () => {
        for (const link of document.querySelectorAll('#text .link')) link.click();
        const refused = new Promise(done => document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective)));
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        return {
            ran: Boolean(window.ran), refused: await refused,
            elements: document.querySelectorAll('#page script, #page img:not(.cover), #page iframe, #page svg[onload], #page [onclick], #page [onerror], #page style').length,
            links: [...document.querySelectorAll('#page a[href]')].map(a => a.getAttribute('href')).filter(href => !href.startsWith('#')),
            shows: document.getElementById('text').textContent.includes('alert(1)'),
        };
    });
    assert.equal(seen.ran, false);
    assert.match(seen.refused, /^script-src/);
    assert.equal(seen.elements, 0);
    assert.ok(seen.shows, 'the text is there, as text');
    assert.deepEqual(seen.links, ['https://example.org/?a=1&b=%22', 'mailto:a@example.org']);
    assert.ok(requests.every(url => url.startsWith('file:')), String(requests));
    await page.context().close();
}
await browser.close();
console.log('ok hostile');
