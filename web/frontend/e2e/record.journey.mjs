import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journey, logIn, until } from './browser.mjs';

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
