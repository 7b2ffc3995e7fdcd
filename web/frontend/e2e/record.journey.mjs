import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, journey, logIn, until } from './browser.mjs';

async function openRecord(page, who = 'records') {
  await logIn(page, who);
  await page.getByRole('searchbox', { name: '检索病案' }).fill(process.env.ANJUAN_WORDS ?? '入院');
  await page.keyboard.press('Enter');
  await page.locator('aj-hit-card li a').first().click();
  await page.locator('aj-page-sheet img.ready').first().waitFor();
}
const tool = (page, name) => page.locator('aj-viewer .bar').getByRole('button', { name });
const percent = async (page) => Number.parseInt(await page.locator('aj-viewer output').innerText(), 10);

test(
  'the viewer zooms, fits and turns pages',
  journey(async (page) => {
    await openRecord(page);
    const before = await percent(page);
    await tool(page, '放大').click();
    await until(async () => (await percent(page)) > before, 'larger');
    await tool(page, '适合整页').click();
    const sheet = page.locator('aj-page-sheet').first();
    await until(async () => {
      const [box, stage] = await Promise.all([
        sheet.boundingBox(),
        page.locator('aj-page-stage').boundingBox(),
      ]);
      return box && stage && box.height <= stage.height;
    }, 'a whole page in the window');
    const upright = await sheet.boundingBox();
    await tool(page, '旋转').click();
    await until(async () => {
      const turned = await sheet.boundingBox();
      return turned && Math.sign(turned.width - turned.height) !== Math.sign(upright.width - upright.height);
    }, 'a turned page');
  }),
);

test(
  'words are found in the document and walked through',
  journey(async (page) => {
    await openRecord(page);
    const count = page.locator('aj-find-bar .count');
    await until(async () => /\d+ \/ \d+/.test(await count.innerText()), 'matches');
    assert.ok((await page.locator('.mark.current').count()) > 0, 'no present match is marked');
    await page.keyboard.press('Escape');
    await until(async () => (await page.locator('aj-find-bar').count()) === 0, 'find closed');
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: '在文书中查找' }).waitFor();
  }),
);

test(
  'documents are walked by keyboard, and the front page shows diagnoses',
  journey(async (page) => {
    await openRecord(page);
    const address = page.url();
    const next = tool(page, '下一份文书');
    await page.keyboard.press((await next.isEnabled()) ? ']' : '[');
    await until(() => page.url() !== address, 'another document');
    await page.getByRole('button', { name: '首页与诊断' }).click();
    await page.getByRole('heading', { name: '诊断', exact: true }).waitFor();
  }),
);

test(
  'page images stay within the archive and the page has a text version',
  journey(async (page) => {
    await openRecord(page);
    const source = await page.locator('aj-page-sheet img.ready').first().getAttribute('src');
    assert.match(source, /^\/api\/documents\/[^/]+\/versions\/\d+\/pages\/\d+\?width=\d+$/);
    await tool(page, '文字版').click();
    await until(
      async () => (await page.locator('aj-text-stage article').first().innerText()).length > 10,
      'text',
    );
  }),
);

test(
  'the pages that a physician read, and for how long, are in the audit trail and on the trace',
  journey(async (page) => {
    await openRecord(page, 'doctor');
    const record = /\/records\/([^/?]+)/.exec(page.url())[1];
    const read = [];
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/api/viewings')) read.push(...request.postDataJSON().items);
    });
    await look();
    const address = page.url();
    await page.keyboard.press((await tool(page, '下一份文书').isEnabled()) ? ']' : '[');
    await until(() => page.url() !== address, 'another document');
    await page.locator('aj-page-sheet img.ready').first().waitFor();
    await look();
    await page.getByRole('link', { name: '病案检索' }).click();
    await until(() => new Set(read.map((item) => item.documentId)).size >= 2, 'two pages reported');
    assert.ok(read.every((item) => item.page >= 1 && item.millis >= 1_000 && item.millis < 120_000));

    await page.context().clearCookies();
    await logIn(page, 'auditadmin');
    await page.goto(`${base}/zh/audit?recordId=${record}`);
    const events = page.locator('aj-event-table tbody tr').filter({ hasText: '阅览时长' });
    for (const documentId of new Set(read.map((item) => item.documentId))) {
      const event = events.filter({ hasText: documentId }).first();
      await until(async () => {
        if ((await event.count()) > 0) return true;
        await page.reload();
        await page.locator('aj-event-table').waitFor();
        return false;
      }, 'the reading in the audit');
      assert.match(await event.innerText(), /第 [\d–, -]+ 页 · \d+ 秒/);
    }

    await page.context().clearCookies();
    await openRecord(page, 'records');
    await page.goto(`${base}/zh/records/${record}`);
    await page.getByRole('button', { name: '轨迹' }).click();
    await page
      .locator('aj-trace-axis li.VIEW')
      .filter({ hasText: '共' })
      .filter({ hasText: '秒' })
      .first()
      .waitFor();
  }),
);

/** A page counts from one second on. */
async function look() {
  const begun = Date.now();
  await until(() => Date.now() - begun > 1_500, 'a page read');
}
