import { screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';

it('shows only the places that the person may enter', async () => {
  const bench = await open('/', person('SYSTEM_MONITOR', 'QUARANTINE_MANAGE'));
  const links = [...screen.getByRole('navigation', { name: '主导航' }).querySelectorAll('a')].map(
    (a) => a.textContent,
  );
  expect(links).toEqual(['隔离区', '系统运行']);
  expect(bench.router.url).toBe('/quarantine');
});

it('says that a page does not exist', async () => {
  await open('/nowhere', person('RECORD_SEARCH'));
  expect(screen.getByRole('heading', { name: '没有这个页面' })).toBeTruthy();
  await expectAccessible();
});

it('offers the other language and a way past the header', async () => {
  await open('/search', person('RECORD_SEARCH'));
  expect(screen.getByRole('link', { name: 'English' })).toBeTruthy();
  screen.getByRole('link', { name: '跳到主要内容' }).click();
  expect(document.activeElement?.id).toBe('content');
});

it('goes to the search box on a slash', async () => {
  await open('/search', person('RECORD_SEARCH'));
  document.body.focus();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: '检索病案' }));
});
