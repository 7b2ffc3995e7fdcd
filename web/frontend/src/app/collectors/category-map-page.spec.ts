import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';

const administrator = person('COLLECTOR_RUN', 'COLLECTOR_MANAGE', 'CATEGORY_MAP_MANAGE');
const clerk = person('COLLECTOR_RUN', 'CATEGORY_MAP_MANAGE');
const everywhere = { system: 'EMR', campus: '*', code: '2024年入院记录', category: 'C0034', version: 1 };
const rest = { system: 'EMR', campus: 'MAIN', code: '*', name: '其余', category: null, version: 2 };

async function look(
  items: object[] = [everywhere, rest],
  me = administrator,
  codes: object[] = [],
): Promise<Bench> {
  const bench = await open('/collectors/categories', me);
  await bench.answer('/api/category-map', { items });
  await bench.answer('/api/category-map/codes', { items: codes });
  return bench;
}

it('shows what each code and document name stands for', async () => {
  await look();
  const first = screen.getByRole('row', { name: /2024年入院记录/ });
  for (const word of ['EMR', '所有院区', '入院记录', 'C0034']) expect(first.textContent).toContain(word);
  expect(screen.getByRole('row', { name: /其余代码/ }).textContent).toContain('进隔离区');
  await expectAccessible();
});

it('adds a row', async () => {
  const bench = await look([]);
  expect(screen.getByText('还没有对照')).toBeTruthy();
  screen.getByRole('button', { name: '新增对照' }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  for (const [label, value] of [
    ['来源系统', 'LIS'],
    ['来源代码或文书名', '血常规'],
  ] as const) {
    const control = dialog.getByLabelText<HTMLInputElement>(label);
    control.value = value;
    control.dispatchEvent(new Event('input'));
  }
  const category = dialog.getByLabelText<HTMLSelectElement>('案卷分类');
  category.value = 'C0049';
  category.dispatchEvent(new Event('change'));
  dialog.getByRole('button', { name: /确定|保存|提交/ }).click();
  const sent = await bench.answer('/api/category-map', everywhere);
  expect(sent.body).toEqual({
    system: 'LIS',
    campus: '*',
    code: '血常规',
    category: 'C0049',
    version: 0,
  });
});

it('offers what a source has stated and nobody has mapped', async () => {
  const code = { system: 'LIS', campus: 'MAIN', code: 'XCG', name: '血常规报告', active: true };
  const bench = await look([everywhere], administrator, [code]);
  const row = screen.getByRole('row', { name: /XCG/ });
  expect(row.textContent).toContain('血常规报告');
  await expectAccessible();
  within(row).getByRole('button', { name: /对照/ }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  const category = dialog.getByLabelText<HTMLSelectElement>('案卷分类');
  category.value = 'C0049';
  category.dispatchEvent(new Event('change'));
  dialog.getByRole('button', { name: /确定|保存|提交/ }).click();
  const sent = await bench.answer('/api/category-map', everywhere);
  expect(sent.body).toEqual({
    system: 'LIS',
    campus: 'MAIN',
    code: 'XCG',
    name: '血常规报告',
    category: 'C0049',
    version: 0,
  });
});

it('leaves rows of all campuses to the system administrator', async () => {
  await look([everywhere, rest], clerk);
  const first = within(screen.getByRole('row', { name: /2024年入院记录/ }));
  expect(first.queryByRole('button', { name: '修改' })).toBeNull();
  const second = within(screen.getByRole('row', { name: /其余代码/ }));
  expect(second.getByRole('button', { name: '修改' })).toBeTruthy();
});

it('finds rows by what is typed', async () => {
  const bench = await look();
  const box = screen.getByRole<HTMLInputElement>('searchbox');
  box.value = '入院';
  box.dispatchEvent(new Event('input'));
  await bench.settle();
  expect(screen.queryByRole('row', { name: /其余代码/ })).toBeNull();
  expect(screen.getByRole('row', { name: /2024年入院记录/ })).toBeTruthy();
});
