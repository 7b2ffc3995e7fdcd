import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { paper, person, record, version } from '../../testing/samples';

const reader = person('RECORD_SEARCH', 'RECORD_VIEW');
const papers = [paper('d9', 9, '出院记录', version(1)), paper('d2', 2, '入院记录', version(1), version(2))];

async function read(address: string, me = reader, items = papers): Promise<Bench> {
  const bench = await open(address, me);
  await bench.answer('/api/records/r1', record());
  await bench.answer('/api/records/r1/documents', { items, closed: [] });
  await bench.settle();
  return bench;
}

const tool = (name: string | RegExp) => screen.getByRole('button', { name });
const images = () =>
  screen.getAllByRole<HTMLImageElement>('img', { name: /第 \d+ 页/ }).map((img) => img.getAttribute('src'));

it('binds the documents in order and opens the first', async () => {
  const bench = await read('/records/r1');
  const tree = screen.getByRole('navigation', { name: '文书目录' });
  const titles = within(tree)
    .getAllByRole('button')
    .map((row) => row.textContent);
  expect(titles[0]).toContain('入院记录类');
  expect(titles[2]).toContain('出院记录类');
  expect(images()[0]).toMatch(/^\/api\/documents\/d2\/versions\/2\/pages\/1\?width=\d+$/);
  expect(bench.router.url).toBe('/records/r1?document=d2');
  await expectAccessible();
});

it('opens at the page that the address names', async () => {
  const bench = await read('/records/r1?document=d2&page=3');
  await bench.settle();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '转到页' }).value).toBe('3');
});

it('says clearly that an old version is looked at', async () => {
  const bench = await read('/records/r1?document=d2&version=1');
  expect(screen.getByText('正在查看旧版本 v1，不是当前内容')).toBeTruthy();
  expect(images()[0]).toContain('/versions/1/');
  tool('查看当前版本 v2').click();
  await bench.settle();
  expect(images()[0]).toContain('/versions/2/');
});

it('says that the source has taken a document back', async () => {
  const taken = { ...paper('d2', 2, '入院记录', version(1)), withdrawnAt: '2026-03-02T01:00:00Z' };
  await read('/records/r1?document=d2', reader, [taken]);
  expect(screen.getByText(/撤回这份文书/)).toBeTruthy();
  expect(screen.getByRole('navigation', { name: '文书目录' }).textContent).toContain('已撤回');
  await expectAccessible();
});

it('shows the chart numbers that were merged with this one', async () => {
  const bench = await open('/records/r1?view=front', reader);
  await bench.answer('/api/records/r1', { ...record(), otherRecordNos: ['00099999'] });
  expect(screen.getByTitle('已合并的病案号').textContent).toContain('00099999');
});

it('says page by page what a version changed', async () => {
  const bench = await read('/records/r1?document=d2');
  tool('与上一版本对比').click();
  await bench.settle();
  const asked = await bench.answer('/api/documents/d2/versions/2/changes', {
    since: 1,
    version: 2,
    comparable: true,
    items: [
      { kind: 'CHANGED', before: 2, after: 2, text: true, image: false, gone: ['未审核'], come: ['王医生'] },
      { kind: 'ADDED', after: 3, text: true, image: true, gone: [], come: [] },
      { kind: 'REMOVED', before: 4, text: true, image: true, gone: [], come: [] },
    ],
  });
  expect(asked.params.get('since')).toBe('1');
  const panel = within(screen.getByRole('complementary', { name: '与上一版本对比' }));
  expect(panel.getByText('未审核').tagName).toBe('DEL');
  expect(panel.getByText('原第 4 页：已删除')).toBeTruthy();
  await expectAccessible();
  panel.getByRole('button', { name: '第 3 页：新增' }).click();
  await bench.settle();
  panel.getByRole('button', { name: '关闭对比' }).click();
  await bench.settle();
  expect(screen.queryByRole('complementary', { name: '与上一版本对比' })).toBeNull();
});

it('finds words in the document and marks the boxes', async () => {
  const bench = await read('/records/r1?document=d2');
  tool('在文书中查找').click();
  await bench.settle();
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: '在文书中查找' });
  box.value = '胸闷';
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  const spot = { x: 0.1, y: 0.2, width: 0.1, height: 0.02 };
  const request = await bench.answer('/api/documents/d2/versions/2/find', {
    more: true,
    matches: [
      { page: 1, boxes: [spot], excerpt: '' },
      { page: 2, boxes: [spot], excerpt: '' },
    ],
  });
  await bench.settle();
  expect(request.params.get('q')).toBe('胸闷');
  expect(screen.getByText('1 / 2+')).toBeTruthy();
  expect(document.querySelectorAll('.mark.current')).toHaveLength(1);
  tool('下一处').click();
  await bench.settle();
  expect(screen.getByText('2 / 2+')).toBeTruthy();
});

it('turns pages by keyboard', async () => {
  const bench = await read('/records/r1?document=d2');
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }));
  await bench.settle();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '转到页' }).value).toBe('2');
  document.dispatchEvent(new KeyboardEvent('keydown', { key: ']' }));
  await bench.settle();
  expect(bench.router.url).toContain('document=d9');
});

it('offers the original only to those who may take it', async () => {
  await read('/records/r1?document=d2');
  expect(screen.queryByRole('link', { name: '下载原件' })).toBeNull();
});

it('gives the original to those who may take it', async () => {
  await read('/records/r1?document=d2', person('RECORD_VIEW', 'DOCUMENT_DOWNLOAD'));
  expect(screen.getByRole('link', { name: '下载原件' }).getAttribute('href')).toBe(
    '/api/documents/d2/versions/2/content',
  );
});

it('reads the words aloud: text with its origin', async () => {
  const bench = await read('/records/r1?document=d2');
  tool('文字版').click();
  await bench.settle();
  const pages = [{ page: 1, text: '主诉：胸闷', origin: 'OCR', confidence: 0.93 }];
  await bench.answer('/api/documents/d2/versions/2/text', { pages });
  expect(screen.getByText('主诉：胸闷')).toBeTruthy();
  expect(screen.getByText(/文字识别，以图像为准/).textContent).toContain('93%');
});

it('tells pending and failed extraction apart', async () => {
  const pending = paper('p', 1, '血常规', version(1, { pageCount: undefined, extraction: 'PENDING' }));
  const failed = paper('f', 2, '心脏彩超', version(1, { pageCount: undefined, extraction: 'FAILED' }));
  const bench = await read('/records/r1', reader, [pending, failed]);
  expect(screen.getByText('正在处理这份文书')).toBeTruthy();
  tool(/下一份文书/).click();
  await bench.settle();
  expect(screen.getByText('这份文书的页面无法生成')).toBeTruthy();
});

it('plays a film under a watermark', async () => {
  await read('/records/r1', reader, [
    paper('v', 1, '造影录像', version(1, { mediaType: 'video/mp4', pageCount: undefined })),
  ]);
  const film = screen.getByLabelText<HTMLVideoElement>('造影录像');
  expect(film.getAttribute('src')).toBe('/api/documents/v/versions/1/film');
  expect(film.parentElement?.querySelector('canvas'), 'drawn over it, see moving-mark').toBeTruthy();
});

it('shows the front page with its codes', async () => {
  const bench = await open('/records/r1?view=front', reader);
  await bench.answer('/api/records/r1', record());
  expect(screen.getByText('城镇职工基本医疗保险', { exact: false }).textContent).toContain('1');
  expect(screen.getByRole('row', { name: /主要诊断 不稳定型心绞痛 I20.000 有/ })).toBeTruthy();
  await expectAccessible();
});

it('gives absent and forbidden records the same answer', async () => {
  const bench = await open('/records/r1', reader);
  await bench.answer('/api/records/r1', problem('no-such-record', '病案不存在，或您无权查看'), 404);
  expect(screen.getByRole('alert').textContent).toContain('病案不存在，或您无权查看');
});
