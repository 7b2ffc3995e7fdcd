import { screen } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person, summary } from '../../testing/samples';

const clerk = person('PAPER_SCAN', 'PAPER_MANAGE');

const row = {
  id: 's1',
  record: summary(),
  state: 'OPEN',
  startedBy: '周敏',
  startedAt: '2026-03-01T01:00:00Z',
  changedAt: '2026-03-01T01:00:00Z',
  pages: 4,
};

async function look(items: object[] = [row]): Promise<Bench> {
  const bench = await open('/paper', clerk);
  await bench.answer('/api/paper/scans', { items });
  return bench;
}

async function type(bench: Bench, text: string): Promise<void> {
  const box = screen.getByLabelText<HTMLInputElement>('病案条码、病案号或住院号');
  box.value = text;
  box.dispatchEvent(new Event('input'));
  screen.getByRole('button', { name: '开始扫描' }).click();
  await bench.settle();
}

it('lists drafts that anybody may go on with', async () => {
  await look();
  expect(screen.getByRole('link', { name: '张建国' }).getAttribute('href')).toBe('/paper/scans/s1');
  expect(screen.getByText('草稿')).toBeTruthy();
  await expectAccessible();
});

it('begins at once with the record that a label names', async () => {
  const bench = await look([]);
  expect(screen.getByText('没有扫描任务')).toBeTruthy();
  await type(bench, 'AJL/MAIN/ZY20260001/1');
  const asked = await bench.answer('/api/records', { items: [summary()] });
  expect(asked.params.get('admissionNo')).toBe('ZY20260001');
  const begun = await bench.answer('/api/paper/scans', { ...row, revision: 1, pages: [], required: [] });
  expect(begun.body).toEqual({ record: 'r1' });
  await vi.waitFor(() => expect(bench.router.url).toBe('/paper/scans/s1'));
});

it('lets choose among the stays of a chart, and looks for admission numbers too', async () => {
  const bench = await look([]);
  await type(bench, '00012345');
  await bench.answer('/api/records', { items: [] });
  await bench.answer('/api/records', { items: [summary(), summary({ id: 'r2', visitNo: 2 })] });
  expect(screen.getAllByText(/第 \d 次/)).toHaveLength(2);
});

it('keeps what each campus requires', async () => {
  const bench = await open('/paper/rules', clerk);
  await bench.answer('/api/paper/rules/MAIN', {
    campus: 'MAIN',
    required: [{ category: 'C0034', onlyOperated: false }],
    revision: 2,
  });
  expect(screen.getByText('入院记录', { selector: 'strong' })).toBeTruthy();
  screen.getByLabelText<HTMLInputElement>('仅手术病例').click();
  await bench.settle();
  screen.getByRole('button', { name: '保存' }).click();
  const set = await bench.answer(
    '/api/paper/rules/MAIN',
    problem('paper-rules-changed', '他人刚修改过这些设置'),
    412,
  );
  expect(set.body).toMatchObject({ revision: 2, required: [{ category: 'C0034', onlyOperated: true }] });
  expect(screen.getByText('他人刚修改过这些设置')).toBeTruthy();
  await expectAccessible();
});
