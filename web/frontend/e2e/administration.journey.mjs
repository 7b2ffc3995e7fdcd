import { test } from 'node:test';
import { journey, logIn, until } from './browser.mjs';

test(
  'records staff see the quarantine',
  journey(async (page) => {
    await logIn(page, 'records');
    await page.getByRole('link', { name: '隔离区' }).click();
    await page.getByRole('heading', { name: '隔离区', exact: true }).waitFor();
    const rows = page.locator('aj-quarantine-page .deeds');
    const empty = page.getByText('隔离区是空的');
    await rows.first().or(empty).waitFor();
    if ((await rows.count()) === 0) return;
    await page.getByRole('button', { name: '手工归入' }).first().click();
    await page.getByRole('dialog').getByLabel('住院号').waitFor();
    await page.keyboard.press('Escape');
    await until(async () => (await page.getByRole('dialog').count()) === 0, 'dialog closed');
  }),
);

test(
  'the system administrator sees the engines, live',
  journey(async (page) => {
    await logIn(page, 'sysadmin');
    await page.getByRole('link', { name: '系统运行' }).click();
    await page.getByRole('region', { name: 'MongoDB' }).getByText('正常').waitFor();
    await page.getByRole('region', { name: 'Elasticsearch' }).waitFor();
    await page.locator('[data-channel=push]').waitFor();
    await page.locator('aj-throughput-chart canvas').waitFor();
  }),
);

test(
  'the audit administrator finds log-ins and verifies the chain',
  journey(async (page) => {
    await logIn(page, 'auditadmin');
    await page.locator('aj-audit-page td.object').first().waitFor();
    await page.getByRole('link', { name: '校验与日锚' }).click();
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.locator('aj-chain-check li').first().waitFor();
  }),
);

test(
  'the English pages speak English',
  journey(async (page) => {
    await logIn(page, 'records', 'en');
    await page.getByRole('searchbox', { name: 'Search records' }).waitFor();
    await page.getByRole('link', { name: 'Quarantine' }).click();
    await page.getByRole('heading', { name: 'Quarantine', exact: true }).waitFor();
  }),
);
