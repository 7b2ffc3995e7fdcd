import { screen, within } from '@testing-library/dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Bench, open } from '../../testing/bench';
import { person, summary } from '../../testing/samples';
import { ScanView } from '../api/types';

const job: ScanView = {
  id: 's1',
  record: summary(),
  state: 'OPEN',
  startedBy: '周敏',
  startedAt: '2026-03-01T01:00:00Z',
  changedAt: '2026-03-01T01:00:00Z',
  revision: 3,
  pages: [],
  required: [],
  documents: [],
};
const scanner = { id: 'escl:1', name: 'Office Scanner 9', sources: ['flatbed', 'feeder'] };

// jsdom draws nothing.
beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  localStorage.removeItem('anjuan.scanner.pairing');
});

/** The agent of this computer, as the test plays it: what it answers, in order. */
const agent = vi.fn<(url: string, asked: RequestInit) => Promise<Response>>();
const answers = (body: unknown, status = 200) =>
  agent.mockResolvedValueOnce(new Response(status === 204 ? null : JSON.stringify(body), { status }));

beforeEach(() => {
  agent.mockReset();
  vi.stubGlobal('fetch', agent);
});
afterEach(() => vi.unstubAllGlobals());

async function ask(): Promise<Bench> {
  const bench = await open('/paper/scans/s1', person('PAPER_SCAN'));
  await bench.answer('/api/paper/scans/s1', job);
  screen.getByRole('button', { name: '扫描仪' }).click();
  await bench.settle();
  return bench;
}

const inDialog = async () => within(await screen.findByRole('dialog'));

it('pairs once, then scans page by page into the job', async () => {
  const bench = await ask();
  const dialog = await inDialog();
  const code = dialog.getByLabelText<HTMLInputElement>(/^配对码/);
  code.value = 'abc';
  code.dispatchEvent(new Event('input'));
  answers({ scanners: [scanner] });
  dialog.getByRole('button', { name: '配对' }).click();
  expect(await dialog.findByText('Office Scanner 9')).toBeTruthy();
  expect(agent.mock.lastCall?.[0]).toBe('http://127.0.0.1:18622/scanners');
  expect(agent.mock.lastCall?.[1].headers).toMatchObject({ 'X-Anjuan-Pairing': 'ABC' });

  answers({ id: 'x' }, 201);
  answers('page');
  answers(null, 204);
  dialog.getByRole('button', { name: '扫描' }).click();
  const added = await bench.request('/api/paper/scans/s1/pages');
  expect(agent.mock.calls[1]?.[1].body).toBe(
    JSON.stringify({ scanner: 'escl:1', resolution: 300, colour: false, feeder: true }),
  );
  expect(added.request.params.get('origin')).toBe('SCANNER');
  added.flush({ goesOn: 's1', job: { ...job, revision: 4 }, pages: 1 });
  expect(await dialog.findByText('已扫描 1 页')).toBeTruthy();
  expect(agent).toHaveBeenCalledTimes(4);
});

it('says what is wrong, and asks again for a code that is', async () => {
  localStorage.setItem('anjuan.scanner.pairing', 'ABC');
  agent.mockRejectedValueOnce(new TypeError('refused'));
  await ask();
  const dialog = await inDialog();
  expect(await dialog.findByText(/没有找到采集站的扫描服务/)).toBeTruthy();
  answers({ scanners: [scanner] });
  dialog.getByRole('button', { name: '重新查找' }).click();
  await dialog.findByText('Office Scanner 9');
  answers({ messages: { zh: '送纸器里没有纸', en: 'The feeder is empty' } }, 409);
  dialog.getByRole('button', { name: '扫描' }).click();
  expect(await dialog.findByText('送纸器里没有纸')).toBeTruthy();
  answers({}, 401);
  dialog.getByRole('button', { name: '重新查找' }).click();
  expect(await dialog.findByText('配对码不正确，请重新输入')).toBeTruthy();
  expect(dialog.getByLabelText(/^配对码/)).toBeTruthy();
  expect(localStorage.getItem('anjuan.scanner.pairing')).toBeNull();
});
