import { screen } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { Bench, expectAccessible, open } from '../../testing/bench';
import { person, system } from '../../testing/samples';
import { EVENT_SOURCE } from '../shared/event-source';

const admin = person('SYSTEM_MONITOR', 'INDEX_REBUILD', 'DEAD_LETTER_MANAGE');
const letter = {
  id: 'w1',
  kind: 'EXTRACT',
  subject: 'd1:1',
  attempts: 8,
  lastError: 'WorkerFailed',
  since: '2026-03-01T01:00:00Z',
};

class FakeSource extends EventTarget {
  static last: FakeSource;
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.last = this;
  }
  close() {
    this.closed = true;
  }
}

async function look(): Promise<Bench> {
  const bench = await open('/system', admin, [{ provide: EVENT_SOURCE, useValue: FakeSource }]);
  await bench.answer('/api/system', system());
  await bench.answer('/api/dead-letters', { items: [letter] });
  return bench;
}

it('shows the health of the engines and the flow of documents', async () => {
  await look();
  expect(screen.getByRole('region', { name: 'MongoDB' }).textContent).toContain('正常');
  expect(screen.getByRole('region', { name: 'Elasticsearch' }).textContent).toContain('中断');
  const flow = screen.getByRole('region', { name: '入库进度' }).textContent;
  for (const word of ['3病案', '9文书', '6等待提取', '1隔离']) expect(flow).toContain(word);
  await expectAccessible();
});

it('follows what the server pushes, and polls when pushing fails', async () => {
  const bench = await look();
  const pushed = { ...system(), node: 'n2' };
  FakeSource.last.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(pushed) }));
  await bench.settle();
  expect(screen.getByText('实时')).toBeTruthy();
  expect(screen.getByText(/节点 n2/)).toBeTruthy();
  FakeSource.last.dispatchEvent(new Event('error'));
  await bench.settle();
  expect(screen.getByText('每 5 秒更新')).toBeTruthy();
});

it('measures the pace from how the count grows', async () => {
  const start = Date.now();
  const now = vi.spyOn(Date, 'now').mockReturnValue(start);
  const bench = await look();
  now.mockReturnValue(start + 30_000);
  const grown = { ...system(), ingestion: { records: 3, documents: 24, quarantined: 1, waiting: 0 } };
  FakeSource.last.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(grown) }));
  await bench.settle();
  now.mockRestore();
  expect(screen.getByRole('region', { name: '入库进度' }).textContent).toContain('每分钟 30 份');
});

it('rebuilds the index only after a yes', async () => {
  const bench = await look();
  screen.getByRole('button', { name: '重建索引' }).click();
  await bench.settle();
  bench.http.expectNone('/api/system/index/rebuild');
  (await screen.findByRole('button', { name: '开始重建' })).click();
  await bench.answer('/api/system/index/rebuild', null, 202);
  const rebuild = { running: true, done: 50, total: 200, failed: false, leftOut: 0 };
  await bench.answer('/api/system', system({ index: { state: 'READY', rebuild } }));
  expect(screen.getByText('正在重建：50 / 200')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '重建索引' }).disabled).toBe(true);
});

it('says how much a rebuild left out', async () => {
  const bench = await look();
  const rebuild = { running: false, done: 200, total: 200, failed: false, leftOut: 2 };
  const state = system({ index: { state: 'READY', rebuild } });
  FakeSource.last.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(state) }));
  await bench.settle();
  expect(screen.getByText(/重建跳过 2 项/)).toBeTruthy();
});

it('tries a dead letter again', async () => {
  const bench = await look();
  screen.getByRole('button', { name: '重试' }).click();
  await bench.answer('/api/dead-letters/w1/retry', null, 204);
  expect(await screen.findByText('没有失败的处理。')).toBeTruthy();
});
