// The pages of a show in a real browser: node site.mjs SITE.
import http from 'node:http';
import { assert, fs, launch, openPage, path, serve } from './page.mjs';

const site = process.argv[2];
const server = await serve(site);
const browser = await launch();
const axe = fs.readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const pages = ['index.html', 'page-2.html', 'page-1.html', 'episodes/rain/index.html', 'episodes/wind/index.html', 'episodes/wind/embed.html'];

const open = (name, options = {}) => openPage(browser, server.url + name, options);
const isPlaying = frame => frame.waitForFunction(() =>
    [...document.querySelectorAll('audio')].some(a => !a.paused && a.currentTime > 0.2), null, { timeout: 20000 });

// Nothing a text says is run, nothing is fetched from elsewhere, and every link leads somewhere.
async function areWhole() {
    for (const name of pages) {
        const page = await open(name);
        assert.equal(await page.evaluate(() => window.ran), undefined, `${name} ran a text`);
        assert.deepEqual(page.problems, [], name);
        assert.ok(page.requests.every(url => url.startsWith(server.url) || url.startsWith('data:')), `${name}: ${page.requests}`);
        const links = await page.evaluate(() => [...document.querySelectorAll('a[href], img[src], audio[src]')].map(e => e.href || e.src));
        for (const link of new Set(links.map(l => l.split('#')[0]).filter(l => l.startsWith(server.url)))) {
            const at = link.endsWith('/') ? link + 'index.html' : link;
            assert.equal((await fetch(at, { method: 'HEAD' })).status, 200, `${name} leads to ${link}`);
        }
        const targets = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash));
        assert.deepEqual(targets, [], `${name} has places that are not there`);
        await page.context().close();
    }
}

// What machines read: that it is there, and true.
async function sayTheSameToMachines() {
    const page = await open('episodes/rain/index.html');
    const head = await page.evaluate(() => ({
        data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
        canonical: document.querySelector('link[rel=canonical]').href,
        alternates: [...document.querySelectorAll('link[rel=alternate]')].map(l => [l.type, l.getAttribute('href')]),
        og: Object.fromEntries([...document.querySelectorAll('meta[property]')].map(m => [m.getAttribute('property'), m.content])),
        card: document.querySelector('meta[name="twitter:card"]').content,
    }));
    const base = 'https://listen.example/';
    assert.equal(head.canonical, base + 'episodes/rain/');
    assert.deepEqual(head.alternates, [['application/rss+xml', base + 'feed.xml'], ['application/feed+json', base + 'feed.json']]);
    assert.equal(head.card, 'summary_large_image');
    assert.equal(head.og['og:url'], head.canonical);
    assert.ok(fs.existsSync(path.join(site, head.og['og:image'].replace(base, ''))), 'the picture is there');
    const [episode, article] = head.data['@graph'];
    assert.equal(episode['@type'], 'PodcastEpisode');
    assert.equal(article['@type'], 'NewsArticle');
    assert.equal(episode.name, 'A title so long that it has to be set in several lines on every screen there is, and in the picture too');
    assert.equal(episode.partOfSeries.webFeed, base + 'feed.xml');
    assert.equal(episode.datePublished, '2026-03-03');
    assert.deepEqual(article.author.map(a => a.name), ['Jon Ek', 'Åse Lund']);
    const sound = episode.associatedMedia[0], file = path.join(site, sound.contentUrl.replace(base, ''));
    assert.equal(+sound.contentSize, fs.statSync(file).size);
    assert.equal(sound.encodingFormat, 'audio/mpeg');
    const length = await page.evaluate(name => new Promise(done => {
        const audio = new Audio('/' + name);
        audio.onloadedmetadata = () => done(audio.duration);
    }), sound.contentUrl.replace(base, ''));
    const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/.exec(sound.duration);
    assert.ok(Math.abs((hours || 0) * 3600 + (minutes || 0) * 60 + +(seconds || 0) - length) <= 1, `${sound.duration} of ${length}`);
    const spoken = await page.evaluate(list => list.map(s => document.querySelectorAll(s).length), article.speakable.cssSelector);
    assert.ok(spoken.every(count => count === 1), 'what is speakable is on the page');
    await page.goto(server.url + 'index.html');
    const show = await page.evaluate(() => JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent));
    assert.equal(show['@type'], 'PodcastSeries');
    assert.equal(show.name, await page.textContent('h1'), 'a title with signs of markup is whole');
    await page.context().close();
}

// The player plays inside the show's frame, and the way goes on to the next episode.
async function plays() {
    const page = await open('episodes/wind/index.html');
    await page.click('#listen');
    await isPlaying(page);
    await page.waitForFunction(() => document.querySelector('.now'));
    await page.click('#play');
    assert.deepEqual(page.problems, []);
    const next = await page.getAttribute('.neighbours .next a', 'href'), prev = await page.getAttribute('.neighbours .prev a', 'href');
    assert.deepEqual([prev, next], ['../tide/', '../rain/']);
    await page.context().close();
}

// From the newest to the oldest and back; each page says which one it is, to people and to machines.
async function leadOn() {
    const page = await open('index.html');
    const seen = [], at = () => page.evaluate(() => ({
        current: document.querySelector('.pages [aria-current=page]').getAttribute('aria-label'),
        canonical: document.querySelector('link[rel=canonical]').href.replace('https://listen.example/', ''),
        ahead: document.querySelector('link[rel=next]')?.href.replace('https://listen.example/', ''),
        episodes: [...document.querySelectorAll('.list .title a')].map(a => a.getAttribute('href')).join(' '),
        data: document.querySelectorAll('script[type="application/ld+json"]').length,
    }));
    for (;;) {
        seen.push(await at());
        const next = await page.$('.pages a[rel=next]');
        if (!next) break;
        await next.focus();
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    }
    assert.deepEqual(seen, [
        { current: 'Page 1', canonical: '', ahead: 'page-2.html', episodes: 'episodes/rain/', data: 1 },
        { current: 'Page 2', canonical: 'page-2.html', ahead: 'page-1.html', episodes: 'episodes/wind/', data: 0 },
        { current: 'Page 3', canonical: 'page-1.html', ahead: undefined, episodes: 'episodes/tide/', data: 0 },
    ]);
    await page.click('.pages [aria-label="Page 2"]');
    assert.equal((await at()).canonical, 'page-2.html');
    assert.equal(await page.getAttribute('h1 a', 'href'), './');
    assert.deepEqual(page.problems, []);
    await page.context().close();
}

// By keyboard alone: past the masthead, to an episode; the feed's address into the clipboard.
async function worksByKeyboard() {
    const page = await open('index.html', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#episodes');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), 'episodes/rain/');
    await page.focus('[data-copy=feed]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-copy]').textContent !== 'Copy');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'https://listen.example/feed.xml');
    await page.context().close();
}

async function areAccessible() {
    const ways = [
        { viewport: { width: 1280, height: 860 } },
        { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
        { viewport: { width: 390, height: 844 }, forcedColors: 'active', reducedMotion: 'reduce' },
        { viewport: { width: 900, height: 700 }, contrast: 'more', colorScheme: 'dark' },
    ];
    for (const way of ways) for (const name of pages.filter(name => !name.includes('rain'))) {
        const page = await open(name, { ...way, bypassCSP: true });
        await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${name} is ${over} pixels too wide at ${way.viewport.width}`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document));
        assert.deepEqual(found.violations.map(v => [v.id, v.nodes[0].target]), [], `${name} ${JSON.stringify(way)}`);
        await page.context().close();
    }
}

// The player in a page of somebody else's, from another host, by what the episode's page says.
async function isEmbedded() {
    const from = await open('episodes/tide/index.html');
    const code = (await from.inputValue('#embed-code')).replace('https://listen.example/', server.url);
    await from.context().close();
    const elsewhere = http.createServer((request, response) =>
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!DOCTYPE html><html lang="en"><title>News</title><h1>News</h1>${code}`));
    await new Promise(done => elsewhere.listen(0, '127.0.0.1', done));
    for (const width of [320, 720]) {
        const page = await (await browser.newContext({ viewport: { width, height: 600 } })).newPage();
        await page.goto(`http://localhost:${elsewhere.address().port}/`);
        const element = await page.waitForSelector('iframe'), frame = await element.contentFrame();
        await frame.waitForSelector('#play');
        const box = await frame.evaluate(() => ({ over: document.documentElement.scrollHeight - innerHeight, wide: document.documentElement.scrollWidth - innerWidth,
            dock: document.getElementById('dock').getBoundingClientRect().bottom - innerHeight,
            title: document.querySelector('.card .title').getBoundingClientRect().height }));
        assert.ok(box.over <= 0 && box.wide <= 0 && box.dock <= 0 && box.title > 15, `all of it is seen at ${width}: ${JSON.stringify(box)}`);
        await frame.click('#play');
        await isPlaying(frame);
        await frame.focus('#speed');
        await frame.click('#contents');
        assert.ok(await frame.evaluate(() => { const b = document.getElementById('chapters').getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }), 'the chapters are seen');
        assert.equal(await frame.getAttribute('.read', 'href'), 'https://listen.example/episodes/tide/');
        await page.context().close();
    }
    elsewhere.close();
}

for (const test of [areWhole, sayTheSameToMachines, plays, leadOn, worksByKeyboard, areAccessible, isEmbedded]) {
    await test();
    console.log('ok', test.name);
}
await browser.close();
server.close();
