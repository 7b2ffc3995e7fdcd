import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';
import { row } from './sample-collectors';

const administrator = person('COLLECTOR_RUN', 'COLLECTOR_MANAGE', 'CATEGORY_MAP_MANAGE');
const clerk = person('COLLECTOR_RUN', 'CATEGORY_MAP_MANAGE');

async function look(items: object[] = [row()], me = administrator): Promise<Bench> {
  const bench = await open('/collectors', me);
  await bench.answer('/api/collectors', { items });
  return bench;
}

const button = (name: string) => screen.getByRole('button', { name });

it('shows what runs, what waits and what is wrong', async () => {
  const trouble = { name: 'NOT_REACHABLE', zh: '连接不上来源，或连接中断', en: 'unreachable' };
  await look([row({ failures: 4, trouble })]);
  const line = screen.getByRole('row', { name: /检验报告/ });
  for (const word of [
    'LIS',
    '本部院区',
    'FTP',
    '连续失败 4 次',
    '连接不上来源',
    '待采 3',
    '失败 1 · 隔离 1',
  ]) {
    expect(line.textContent).toContain(word);
  }
  await expectAccessible();
});

it('says how to begin when there is none', async () => {
  await look([]);
  expect(screen.getByText('还没有采集器')).toBeTruthy();
  expect(screen.getByRole('link', { name: /新建采集器/ })).toBeTruthy();
});

it('leaves setting up to the system administrator', async () => {
  await look([row()], clerk);
  expect(screen.queryByRole('link', { name: /新建采集器/ })).toBeNull();
  expect(screen.queryByRole('button', { name: '试采' })).toBeNull();
  expect(button('立即采集')).toBeTruthy();
});

it('collects one stay by hand', async () => {
  const bench = await look([row()], clerk);
  button('立即采集').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  const about = dialog.getByLabelText<HTMLSelectElement>('范围');
  about.value = 'stay';
  about.dispatchEvent(new Event('change'));
  await bench.settle();
  expect(dialog.getByRole('button', { name: '立即采集' })).toHaveProperty('disabled', true);
  const number = dialog.getByLabelText<HTMLInputElement>('住院号');
  number.value = ' ZY1 ';
  number.dispatchEvent(new Event('input'));
  await bench.settle();
  dialog.getByRole('button', { name: '立即采集' }).click();
  const sent = await bench.answer('/api/collectors/c1/runs', null, 202);
  expect(sent.body).toEqual({ admissionNo: 'ZY1', visitNo: 1 });
});

it('shows a trial step by step, up to the one that fails', async () => {
  const bench = await look();
  button('试采').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: '试采' }).click();
  const unknown = { name: 'CATEGORY_UNKNOWN', zh: '没有这个分类', en: 'unknown' };
  await bench.answer('/api/collectors/c1/trial', {
    steps: [
      { step: 'CONNECT', fine: true, facts: {} },
      { step: 'MATCH', fine: true, facts: { path: 'Z1/a.pdf' } },
      { step: 'CATEGORY', fine: false, trouble: unknown, facts: { code: 'X9' } },
    ],
  });
  expect(dialog.getByText('连接来源')).toBeTruthy();
  expect(dialog.getByText('Z1/a.pdf')).toBeTruthy();
  expect(dialog.getByText('没有这个分类')).toBeTruthy();
  expect(dialog.getByText('X9')).toBeTruthy();
  expect(dialog.queryByText('每一步都通过，可以启用。')).toBeNull();
});
