import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { base, journey, logIn } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.1 AA as drawn, contrast included. */
async function hold(page, place) {
  await page.mouse.move(2, 2);
  await page.waitForTimeout(400);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }),
  );
  const told = violations.map(
    (v) =>
      `${place}: ${v.id}: ${v.nodes
        .slice(0, 3)
        .map((n) => `${n.target} ${n.any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
  assert.deepEqual(told, []);
}

test(
  'every page keeps to WCAG AA',
  journey(async (page) => {
    await page.goto(`${base}/zh/login`);
    await page.locator('#username').waitFor();
    await hold(page, 'log-in');
    await logIn(page, 'records');
    await page.locator('aj-how-to-ask').waitFor();
    await hold(page, 'search start');
    await page.getByRole('searchbox', { name: '检索病案' }).fill(process.env.ANJUAN_WORDS ?? '入院');
    await page.keyboard.press('Enter');
    await page.locator('aj-hit-card').first().waitFor();
    await hold(page, 'results');
    await page.locator('aj-hit-card li a').first().click();
    await page.locator('aj-page-sheet img.ready').first().waitFor();
    await hold(page, 'record');
    await page.getByRole('button', { name: '首页与诊断' }).click();
    await hold(page, 'front page');
    await page.goto(`${base}/zh/quarantine`);
    await page.getByRole('heading', { name: '隔离区', exact: true }).waitFor();
    await hold(page, 'quarantine');
  }),
);

test(
  'the administrators’ pages keep to WCAG AA',
  journey(async (page) => {
    await logIn(page, 'sysadmin');
    await page.goto(`${base}/zh/system`);
    await page.locator('aj-throughput-chart canvas').waitFor();
    await hold(page, 'system');
    await logIn(page, 'auditadmin');
    await page.locator('aj-audit-page td.object').first().waitFor();
    await hold(page, 'audit');
  }),
);
