// What every journey needs: a real browser against a real server, and a watch on what it must never do.
//   ANJUAN_URL       http://localhost:8080
//   ANJUAN_PASSWORD  the demonstration accounts' password
//   ANJUAN_CHROMIUM  /usr/bin/chromium
//   ANJUAN_SHOTS     a folder for pictures of failures (none: no pictures)
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const base = (process.env.ANJUAN_URL ?? 'http://localhost:8080').replace(/\/$/, '');
const password = process.env.ANJUAN_PASSWORD ?? '';
const patience = Number(process.env.ANJUAN_PATIENCE ?? 20_000);

/** One for the journeys of a file, each of which has a context of its own: nothing is shared but the program. */
let browser;
after(async () => (await browser)?.close());

/** Runs a journey on a fresh page, then holds it to: no request elsewhere, no console error that was not expected. */
export function journey(walk, { expected = [] } = {}) {
  return async () => {
    browser ??= chromium.launch({
      executablePath: process.env.ANJUAN_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const context = await (
      await browser
    ).newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const { strangers, faults } = watch(page);
    try {
      await walk(page);
      assert.deepEqual(strangers, [], 'requests to other servers');
      assert.deepEqual(
        faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
        [],
        'errors in the console',
      );
    } catch (error) {
      if (process.env.ANJUAN_SHOTS)
        await page.screenshot({ path: `${process.env.ANJUAN_SHOTS}/failed-${Date.now()}.png` });
      throw error;
    } finally {
      await context.close();
    }
  };
}

export async function logIn(page, username, language = 'zh') {
  await page.goto(`${base}/${language}/login`);
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('aj-shell').waitFor();
}

/** Waits until `question` answers with something true. */
export async function until(question, what) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) assert.fail(`never so: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

function watch(page) {
  const strangers = [];
  const faults = [];
  const home = new URL(base).origin;
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== home) strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return { strangers, faults };
}
