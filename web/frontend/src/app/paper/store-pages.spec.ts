import { screen, within } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person, summary } from '../../testing/samples';
import { numbersIn } from './store-api';

const keeper = person('PAPER_STORE', 'PAPER_SCAN', 'PAPER_MANAGE', 'RECORD_SEARCH');
const box = {
  id: 'b1',
  campus: 'MAIN',
  number: 'B-001',
  place: 'A库-03架-2层',
  changedAt: '2026-03-01T01:00:00Z',
  revision: 2,
};

async function find(bench: Bench, text: string, records: object[], missing: string[] = []): Promise<void> {
  const field = screen.getByLabelText<HTMLTextAreaElement>(/病案条码、病案号或住院号/);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await bench.settle();
  screen.getByRole('button', { name: '查找' }).click();
  await bench.answer('/api/search/numbers', {
    asked: 1,
    found: [{ number: text, records }],
    missing,
    closedCampuses: [],
  });
}

it('takes labels for the admission numbers they name', () => {
  expect(numbersIn('AJL/MAIN/ZY-1/1\n00012345, 00012345')).toEqual(['ZY-1', '00012345']);
});

it('prints labels of what was found, and says what was not', async () => {
  const bench = await open('/paper/labels', keeper);
  await find(bench, '00012345', [summary()], ['9']);
  expect(screen.getByText('未找到：9')).toBeTruthy();
  const saved = vi.fn(() => 'blob:x');
  Object.assign(URL, { createObjectURL: saved, revokeObjectURL: vi.fn() });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  screen.getByRole('button', { name: '打印 1 张标签' }).click();
  const printed = await bench.answer('/api/paper/labels', new Blob(['%PDF']));
  expect(printed.body).toEqual({ records: ['r1'] });
  expect(saved).toHaveBeenCalled();
  screen.getByLabelText<HTMLInputElement>('入院记录').click();
  await bench.settle();
  screen.getByRole('button', { name: '打印 2 张分隔页' }).click();
  const sheets = await bench.answer('/api/paper/separators', new Blob(['%PDF']));
  expect(sheets.body).toEqual({ categories: ['C0034'], records: ['r1'] });
  await expectAccessible();
});

it('tells where paper is, in the order in which one walks', async () => {
  const bench = await open('/paper/boxes', keeper);
  await bench.answer('/api/paper/boxes', { items: [box] });
  await find(bench, '00012345', [summary(), summary({ id: 'r2', patientName: '李卫东' })]);
  await bench.answer('/api/paper/pick-list', {
    items: [{ record: summary(), box }, { record: summary({ id: 'r2', patientName: '李卫东' }) }],
  });
  const [first, second] = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(first?.textContent).toContain('A库-03架-2层');
  expect(second?.textContent).toContain('未装箱');
  await expectAccessible();
});

it('says that a box number is taken', async () => {
  const bench = await open('/paper/boxes', keeper);
  await bench.answer('/api/paper/boxes', { items: [] });
  expect(screen.getByText('没有病案盒')).toBeTruthy();
  const number = screen.getByLabelText<HTMLInputElement>('新盒号');
  number.value = 'B-001';
  number.dispatchEvent(new Event('input'));
  await bench.settle();
  screen.getByRole('button', { name: '新建' }).click();
  const asked = await bench.answer('/api/paper/boxes', problem('box-number-taken', '本院区已有此盒号'), 409);
  expect(asked.body).toEqual({ campus: 'MAIN', number: 'B-001', place: '' });
  expect(screen.getByText('本院区已有此盒号')).toBeTruthy();
});

it('puts one record after the other into a box by its label', async () => {
  const bench = await open('/paper/boxes/b1', keeper);
  await bench.answer('/api/paper/boxes/b1', { box, items: [], closed: 1 });
  expect(screen.getByText('另有 1 份您无权查看')).toBeTruthy();
  const field = screen.getByLabelText<HTMLInputElement>('扫描病案条码装入');
  field.value = 'AJL/MAIN/ZY20260001/1';
  screen.getByRole('button', { name: '装入' }).click();
  await bench.answer('/api/records', { items: [summary()] });
  const item = { record: summary(), since: '2026-03-01T01:00:00Z', by: '周敏' };
  await bench.answer('/api/paper/boxes/b1/records', { item, from: { ...box, number: 'B-000' } });
  expect(screen.getByText('张建国 已从 B-000 移入')).toBeTruthy();
  await bench.answer('/api/paper/boxes/b1', { box, items: [item], closed: 0 });
  screen.getByRole('button', { name: '取出' }).click();
  await bench.answer('/api/paper/boxes/b1/records/r1', box);
  await bench.answer('/api/paper/boxes/b1', { box, items: [], closed: 0 });
  expect(screen.getByText('盒内还没有病案')).toBeTruthy();
  await expectAccessible();
});
