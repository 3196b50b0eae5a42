// The first page in a real browser: vessels and events are shown, names stay text, the keyboard
// works, and nothing is asked of any other origin.
//
//   node console_test.mjs CONSOLE_DIRECTORY NODE_MODULES [PICTURE.png]
// Exit code 77: the browser is missing, nothing was tested.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serve } from './mock_server.mjs';

const [directory, modules, picture] = process.argv.slice(2);
const browserPath = process.env.SEA_EYE_CHROMIUM ?? '/usr/bin/chromium';
const patience = 60_000;

if (!existsSync(browserPath)) {
    console.log(`skipped: ${browserPath} is missing (Debian package chromium)`);
    process.exit(77);
}
const { chromium } = createRequire(join(modules, 'x'))('playwright-core');

const server = await serve(directory, 0);
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--use-gl=angle', '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
});

try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, locale: 'en-GB' });
    const strangers = [];
    const complaints = [];
    page.on('request', (request) => {
        if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) {
            strangers.push(request.url());
        }
    });
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => complaints.push(`a name opened a dialog: ${dialog.message()}`));

    const began = Date.now();
    await page.goto(`${origin}/`);
    await page.waitForSelector('body[data-map="idle"][data-tracks="10"][data-events="3"]', { timeout: patience });
    console.log(`the map was drawn after ${((Date.now() - began) / 1000).toFixed(1)} s`);

    // Events: newest first, vessels and zones by name, markup as text.
    const events = await page.locator('#event-list .event').allInnerTexts();
    assert.equal(events.length, 3);
    assert.match(events[0], /entered zone[^]*LU YUE 0217[^]*Yuhuan south cove/);
    assert.match(events[2], /Dongtou <b>anchorage<\/b>/);
    assert.equal(await page.locator('#event-list b, #event-list img').count(), 0);

    // The status line: event time, tracks, sensors.
    assert.match(await page.locator('#clock').innerText(), /^2025-03-01 04:\d\d:\d\d UTC$/);
    assert.match(await page.locator('#status').innerText(), /10 tracks[^]*ais: up/);

    // The keyboard reaches the list, walks it and opens a vessel.
    await page.locator('.event').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#vessel:not([hidden])');
    assert.match(await page.locator('#vessel').innerText(), /ZHE HAI 527[^]*413900140[^]*10\.4 kn/);
    await page.waitForURL(/#11/, { timeout: patience });
    await page.waitForSelector('body[data-map="idle"]', { timeout: patience });
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#vessel').isVisible(), false);

    // A click on the map where the chosen vessel was flown to shows her, too.
    const map = await page.locator('#map').boundingBox();
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
    await page.waitForSelector('#vessel:not([hidden])');

    // 中文 and back.
    await page.locator('#language').click();
    assert.match(await page.locator('#events-title').innerText(), /事件/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans');
    await page.locator('#language').click();

    if (picture) {
        await page.screenshot({ path: picture });
    }
    assert.deepEqual(strangers, [], 'no request leaves the origin');
    assert.deepEqual(complaints, [], 'the browser has nothing to complain of');
    console.log('the page shows 10 vessels and 3 events');
} finally {
    await browser.close();
    server.close();
}
