// What Chromium hears of a file: node decode.mjs FILE RATE OUT. OUT gets its samples, 32-bit floats.
import { fs, launch, path, serve } from './page.mjs';

const [file, rate, out] = process.argv.slice(2);
const server = await serve(path.dirname(file));
const browser = await launch();
const page = await browser.newPage();
await page.goto(server.url + 'edition.json'); // any page of the server's
const text = await page.evaluate(async ({ url, rate }) => {
    const bytes = await (await fetch(url)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes);
    const samples = new Uint8Array(sound.getChannelData(0).slice().buffer);
    let text = '';
    for (let i = 0; i < samples.length; i += 32768) text += String.fromCharCode(...samples.subarray(i, i + 32768));
    return btoa(text);
}, { url: server.url + path.basename(file), rate: +rate });
fs.writeFileSync(out, Buffer.from(text, 'base64'));
await browser.close();
server.close();
