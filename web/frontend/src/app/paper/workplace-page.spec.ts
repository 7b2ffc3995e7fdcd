import { screen, within } from '@testing-library/dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person, summary } from '../../testing/samples';
import { ScanView } from '../api/types';
import { UNTOUCHED } from './developing';

const clerk = person('PAPER_SCAN', 'PAPER_MANAGE', 'RECORD_VIEW');

const page = (id: string, more: object = {}) => ({
  id,
  picture: `${id}-1`,
  origin: 'CAMERA',
  blank: false,
  foreign: false,
  startsDocument: false,
  separator: false,
  retouch: UNTOUCHED,
  ...more,
});

const job = (more: Partial<ScanView> = {}): ScanView => ({
  id: 's1',
  record: summary(),
  state: 'OPEN',
  startedBy: '周敏',
  startedAt: '2026-03-01T01:00:00Z',
  changedAt: '2026-03-01T01:00:00Z',
  revision: 3,
  pages: [page('p1', { category: 'C0034' }), page('p2', { blank: true })],
  required: [{ category: 'C0049', present: false }],
  documents: [],
  ...more,
});

const button = (name: RegExp | string) => screen.getByRole('button', { name });

// jsdom draws nothing.
beforeEach(() => vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null));

async function work(more: Partial<ScanView> = {}): Promise<Bench> {
  const bench = await open('/paper/scans/s1', clerk);
  await bench.answer('/api/paper/scans/s1', job(more));
  return bench;
}

it('shows pages with what is on them, what is missing, and is accessible', async () => {
  await work();
  expect(button('第 1 页 · 入院记录')).toBeTruthy();
  expect(button('第 2 页 · 未归类 · 空白页')).toBeTruthy();
  expect(screen.getByText('缺 出院记录')).toBeTruthy();
  await expectAccessible();
});

it('tells the server what was decided, with the revision that was seen', async () => {
  const bench = await work();
  button('第 2 页 · 未归类 · 空白页').click();
  await bench.settle();
  const category = screen.getByLabelText<HTMLSelectElement>('类别');
  category.value = 'C0049';
  category.dispatchEvent(new Event('change'));
  button('右转').click();
  button('前移').click();
  const told = await bench.answer('/api/paper/scans/s1/pages', job({ revision: 4 }));
  expect(told.headers.get('If-Match')).toBe('"3"');
  const { pages } = told.body as { pages: { id: string; category: string; retouch: object }[] };
  expect(pages.map((one) => one.id)).toEqual(['p2', 'p1']);
  expect(pages[0]).toMatchObject({ category: 'C0049', retouch: { quarterTurns: 1 } });
});

it('removes blank pages at once', async () => {
  const bench = await work();
  button(/删除 1 张空白页/).click();
  const told = await bench.answer('/api/paper/scans/s1/pages', job({ revision: 4 }));
  expect((told.body as { pages: { id: string }[] }).pages.map((one) => one.id)).toEqual(['p1']);
});

it('sends files one after the other and goes on where a sheet of another record leads', async () => {
  const bench = await work();
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]');
  const files = [new File(['1'], '1.jpg', { type: 'image/jpeg' }), new File(['2'], '2.jpg')];
  Object.defineProperty(chooser, 'files', { value: files });
  chooser?.dispatchEvent(new Event('change'));
  const first = await bench.answer('/api/paper/scans/s1/pages', {
    job: job({ revision: 4 }),
    goesOn: 's2',
    pages: 1,
  });
  expect(first.params.get('origin')).toBe('FILE');
  await bench.answer('/api/paper/scans/s2', job({ id: 's2', revision: 1 }));
  const second = await bench.answer('/api/paper/scans/s2/pages', {
    job: job({ id: 's2', revision: 2 }),
    goesOn: 's2',
    pages: 1,
  });
  expect(second.headers.get('If-Match')).toBe('"1"');
  await vi.waitFor(() => expect(bench.router.url).toBe('/paper/scans/s2'));
});

it('says that somebody else was faster, and loads what is there now', async () => {
  const bench = await work();
  button(/删除 1 张空白页/).click();
  await bench.answer('/api/paper/scans/s1/pages', problem('scan-changed', '他人刚修改过'), 412);
  const alert = screen.getByText('他人刚修改过').closest<HTMLElement>('[role=alert]');
  within(alert ?? document.body)
    .getByRole('button', { name: '刷新' })
    .click();
  await bench.answer('/api/paper/scans/s1', job({ revision: 9 }));
  expect(screen.queryByText('他人刚修改过')).toBeNull();
});

it('finishes, waits, and leads to the documents', async () => {
  const bench = await work();
  button('完成并入库').click();
  await bench.answer('/api/paper/scans/s1/completion', job({ state: 'FINISHING', revision: 4 }));
  expect(screen.getByText(/正在生成文书/)).toBeTruthy();
  const documents = [{ documentId: 'd9', version: 1, category: 'C0034', pages: 2 }];
  await bench.answer('/api/paper/scans/s1', job({ state: 'FINISHED', documents, pages: [] }));
  expect(screen.getByRole('link', { name: '入院记录' }).getAttribute('href')).toBe('/records/r1?document=d9');
});

it('tells why the camera can not be used', async () => {
  const bench = await work();
  button('拍摄').click();
  await bench.settle();
  await bench.settle();
  expect(screen.getByRole('alert').textContent).toContain('HTTPS');
});
