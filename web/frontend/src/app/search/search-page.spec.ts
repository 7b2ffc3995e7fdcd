import { screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person, result, summary } from '../../testing/samples';

const reader = person('RECORD_SEARCH', 'RECORD_VIEW');

async function ask(bench: Bench, text: string) {
  const box = screen.getByRole<HTMLInputElement>('searchbox', { name: '检索病案' });
  box.value = text;
  box.dispatchEvent(new Event('input'));
  screen.getByRole('button', { name: '检索' }).click();
  await bench.settle();
}

it('asks nothing until it is asked, and shows how', async () => {
  const bench = await open('/search', reader);
  expect(screen.getByText('加引号，须连续出现')).toBeTruthy();
  bench.http.expectNone('/api/search');
  await expectAccessible();
});

it('finds pages, marks the words and leads to the page', async () => {
  const bench = await open('/search', reader);
  await ask(bench, '胸闷');
  const request = await bench.answer('/api/search', result());
  expect(request.params.get('q')).toBe('胸闷');
  expect(screen.getByRole('status').textContent).toContain('共 1 份病案');
  expect(document.querySelector('.found em')?.textContent).toBe('胸闷');
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: /第 3 页/ });
  expect(link.getAttribute('href')).toMatch(/^\/records\/r1\?document=d1&version=2&page=3&s=\w+$/);
  await expectAccessible();
});

it('keeps what was typed out of the address', async () => {
  const bench = await open('/search', reader);
  await ask(bench, '张建国');
  await bench.answer('/api/search', result());
  expect(decodeURIComponent(bench.router.url)).not.toContain('张建国');
  expect(bench.router.url).toMatch(/^\/search\?s=\w+$/);
});

it('narrows by a facet and takes the filter away by its chip', async () => {
  const bench = await open('/search?order=date', reader);
  await bench.answer('/api/search', result());
  screen.getByRole('checkbox', { name: /心血管内科/ }).click();
  const narrowed = await bench.answer('/api/search', result());
  expect(narrowed.params.getAll('department')).toEqual(['0301']);
  expect(bench.router.url).toContain('department=0301');
  screen.getByRole('button', { name: '移除条件 出院科室 心血管内科' }).click();
  const wide = await bench.answer('/api/search', result());
  expect(wide.params.has('department')).toBe(false);
});

it('goes on from the cursor', async () => {
  const bench = await open('/search?order=date', reader);
  await bench.answer('/api/search', result({ next: 'after-1', total: 2 }));
  screen.getByRole('button', { name: '加载更多' }).click();
  const more = {
    ...result(),
    hits: [{ record: summary({ id: 'r2', patientName: '王秀兰' }), pageHits: 0, pages: [] }],
  };
  const request = await bench.answer('/api/search', more);
  expect(request.params.get('cursor')).toBe('after-1');
  expect(screen.getAllByRole('article')).toHaveLength(2);
});

it('keeps what it shows when it does not go on, and goes on from there', async () => {
  const bench = await open('/search?order=date', reader);
  await bench.answer('/api/search', result({ next: 'after-1', total: 2 }));
  screen.getByRole('button', { name: '加载更多' }).click();
  await bench.answer('/api/search', problem('search-unavailable', '检索引擎暂不可用'), 503);
  expect(screen.getAllByRole('article')).toHaveLength(1);
  expect(screen.getByRole('alert').textContent).toContain('检索引擎暂不可用');
  screen.getByRole('button', { name: '重试' }).click();
  const request = await bench.answer('/api/search', { ...result(), hits: [] });
  expect(request.params.get('cursor')).toBe('after-1');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('does not show the answer to another question to who comes back', async () => {
  const bench = await open('/search', reader);
  await ask(bench, '胸闷');
  await bench.answer('/api/search', result());
  await ask(bench, '咳嗽');
  const asked = bench.router.url;
  await bench.request('/api/search');
  void bench.router.navigateByUrl('/search/none');
  await bench.settle();
  void bench.router.navigateByUrl(asked);
  const again = await bench.answer('/api/search', result({ total: 0, hits: [] }));
  expect(again.params.get('q')).toBe('咳嗽');
});

it('says when nothing was found', async () => {
  const bench = await open('/search?order=date', reader);
  await bench.answer('/api/search', result({ total: 0, hits: [] }));
  expect(screen.getByText('没有找到符合条件的病案')).toBeTruthy();
});

it('shows a failure and tries again', async () => {
  const bench = await open('/search?order=date', reader);
  await bench.answer('/api/search', problem('search-down', '检索引擎暂不可用'), 503);
  expect(screen.getByRole('alert').textContent).toContain('检索引擎暂不可用');
  screen.getByRole('button', { name: '重试' }).click();
  await bench.answer('/api/search', result());
  expect(screen.getByRole('link', { name: '张建国' })).toBeTruthy();
});

it('shows a refusal without a way to insist', async () => {
  const bench = await open('/search?order=date', reader);
  await bench.answer('/api/search', null, 403);
  expect(screen.getByRole('alert').textContent).toContain('无法查看');
  expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
});

it('marks records that are provisional or sealed', async () => {
  const bench = await open('/search?order=date', reader);
  const odd = summary({
    provisional: true,
    patientName: undefined,
    flags: ['SEALED'],
    dischargedAt: undefined,
  });
  await bench.answer('/api/search', result({ hits: [{ record: odd, pageHits: 0, pages: [] }] }));
  const card = screen.getByRole('article').textContent;
  for (const word of ['姓名待补', '待补全', '已封存', '在院']) expect(card).toContain(word);
});

it('returns to the log-in when the session has ended', async () => {
  const bench = await open('/search?order=date', reader);
  await bench.answer('/api/search', null, 401);
  expect(await screen.findByText(/登录已失效，请重新登录，之后会回到刚才的页面/)).toBeTruthy();
  expect(bench.router.url).toBe('/login');
});
