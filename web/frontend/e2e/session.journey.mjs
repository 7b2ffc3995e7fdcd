import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, journey, logIn, until } from './browser.mjs';

test(
  'the door at / leads to the log-in in the reader’s language',
  journey(async (page) => {
    await page.goto(base);
    await page.waitForURL(/\/zh\/login$/);
    await page.getByRole('heading', { name: '登录病案系统' }).waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/\/en\/login$/);
    await page.getByRole('heading', { name: 'Log in to the archive' }).waitFor();
  }),
);

test(
  'a wrong password is refused in words',
  journey(
    async (page) => {
      await page.goto(`${base}/zh/login`);
      await page.locator('#username').fill('nobody');
      await page.locator('#password').fill('certainly-wrong');
      await page.getByRole('button', { name: '登录' }).click();
      await page.locator('.say nz-alert').waitFor();
      assert.equal(await page.locator('#password').inputValue(), '');
    },
    { expected: [/401/] },
  ),
);

test(
  'a person logs in, goes to a deep link, and logs out',
  journey(async (page) => {
    await logIn(page, 'records');
    await page.waitForURL(/\/zh\/search/);
    await page.goto(`${base}/zh/quarantine`);
    await page.getByRole('heading', { name: '隔离区' }).waitFor();
    await page.locator('button.me').click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.waitForURL(/\/zh\/login$/);
    await page.goto(`${base}/zh/search`);
    await page.waitForURL(/\/zh\/login$/);
  }),
);

test(
  'administrators do not read records',
  journey(async (page) => {
    await logIn(page, 'sysadmin');
    await until(
      () => page.url().includes('/system') || page.url().includes('/quarantine'),
      'first place of sysadmin',
    );
    assert.equal(await page.getByRole('link', { name: '病案检索' }).count(), 0);
    await page.goto(`${base}/zh/search`);
    await page.getByRole('heading', { name: '您没有进入此页的权限' }).waitFor();
  }),
);
