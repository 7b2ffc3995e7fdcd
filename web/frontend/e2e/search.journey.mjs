import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journey, logIn, until } from './browser.mjs';

// Words that the demonstration hospital's papers are sure to hold.
const words = process.env.ANJUAN_WORDS ?? '入院';

async function search(page, text) {
  await page.getByRole('searchbox', { name: '检索病案' }).fill(text);
  await page.keyboard.press('Enter');
  await page.locator('aj-hit-card').first().waitFor();
}

test(
  'a search marks the words and its hit opens the record at the page',
  journey(async (page) => {
    await logIn(page, 'records');
    await search(page, words);
    assert.match(await page.locator('.bar [role=status]').innerText(), /份病案/);
    // Titles are often set with gaps (入 院 记 录); the index reads over them.
    const found = (await page.locator('.found em').first().innerText()).replaceAll(/\s/g, '');
    assert.ok(words.includes(found) || found.includes(words), `marked: ${found}`);
    assert.ok(!decodeURIComponent(page.url()).includes(words), 'what was typed stands in the address');
    const hit = page.locator('aj-hit-card li a').first();
    const wanted = new URL(await hit.getAttribute('href'), 'http://x').searchParams.get('page');
    await hit.click();
    await page.waitForURL(/\/records\//);
    await page.locator('aj-page-sheet img.ready').first().waitFor();
    await until(async () => (await page.getByLabel('转到页').inputValue()) === wanted, `page ${wanted}`);
    await page.locator('aj-page-sheet .mark').first().waitFor({ state: 'attached' });
  }),
);

test(
  'filters stand in the address, go by their chips, and survive the way back',
  journey(async (page) => {
    await logIn(page, 'records');
    await search(page, words);
    await page.locator('aj-facet-panel input[type=checkbox]').first().check();
    const chip = page.locator('aj-filter-chips button').first();
    await chip.waitFor();
    await page.locator('aj-hit-card h2 a').first().click();
    await page.waitForURL(/\/records\//);
    await page.getByRole('link', { name: '返回检索结果' }).click();
    await chip.waitFor();
    assert.equal(await page.getByRole('searchbox', { name: '检索病案' }).inputValue(), words);
    await page.reload();
    await page.locator('aj-hit-card').first().waitFor();
    assert.equal(await page.getByRole('searchbox', { name: '检索病案' }).inputValue(), words);
    await chip.click();
    await until(async () => (await page.locator('aj-filter-chips button').count()) === 0, 'no filter left');
  }),
);

test(
  'nothing found is said, and the slash goes to the search box',
  journey(async (page) => {
    await logIn(page, 'records');
    const box = page.getByRole('searchbox', { name: '检索病案' });
    await box.fill('"绝无此语之病案甲乙丙丁"');
    await page.keyboard.press('Enter');
    await page.getByText('没有找到符合条件的病案').waitFor();
    await page.locator('body').click({ position: { x: 5, y: 700 } });
    await page.keyboard.press('/');
    await until(
      () => box.evaluate((element) => element === document.activeElement),
      'focus in the search box',
    );
  }),
);

test(
  'the list is exported as CSV',
  journey(async (page) => {
    await logIn(page, 'records');
    await page.getByRole('button', { name: '按出院日期浏览' }).click();
    await page.locator('aj-hit-card').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出列表' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^anjuan-\d{8}-\d{4}\.csv$/);
  }),
);
