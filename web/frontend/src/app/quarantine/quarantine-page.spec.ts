import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';

const keeper = person('QUARANTINE_MANAGE');
const item = {
  id: 'q1',
  receivedAt: '2026-03-01T01:00:00Z',
  channel: 'FOLDER',
  reason: 'METADATA_MISSING',
  reasonText: { zh: '缺少住院号', en: 'The admission number is missing' },
  fileName: 'C0034_D1_v1.pdf',
  size: 2048,
  mediaType: 'application/pdf',
  meta: { sourceSystem: 'EMR', sourceDocumentId: 'D1', campus: 'MAIN', category: 'C0034', title: '入院记录' },
  sha256: '',
  arrivals: 1,
  statement: false,
};

async function look(): Promise<Bench> {
  const bench = await open('/quarantine', keeper);
  await bench.answer('/api/quarantine', { items: [item] });
  return bench;
}

const button = (name: string) => screen.getByRole('button', { name });

it('tells the reason in both languages and the facts of the file', async () => {
  await look();
  const row = screen.getByRole('row', { name: /缺少住院号/ });
  for (const word of ['The admission number is missing', 'C0034_D1_v1.pdf', '2.0 KB', '入院记录']) {
    expect(row.textContent).toContain(word);
  }
  await expectAccessible();
});

it('tries again and reads the list anew', async () => {
  const bench = await look();
  button('重试').click();
  await bench.answer('/api/quarantine/q1/retry', problem('quarantined', '缺少住院号'), 422);
  expect(await screen.findByText('仍未通过检查，原因已更新')).toBeTruthy();
  await bench.answer('/api/quarantine', { items: [] });
  expect(screen.getByText('隔离区是空的')).toBeTruthy();
});

it('assigns by hand, and the server marks the field at fault', async () => {
  const bench = await look();
  button('手工归入').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  const number = dialog.getByLabelText<HTMLInputElement>('住院号');
  dialog.getByRole('button', { name: '归入病案' }).click();
  await bench.settle();
  expect(dialog.getByText('必填')).toBeTruthy();
  number.value = 'ZY1';
  number.dispatchEvent(new Event('input'));
  dialog.getByRole('button', { name: '归入病案' }).click();
  const fault = problem('invalid-value', '住院号格式不正确', { field: 'admissionNo' });
  const refused = await bench.answer('/api/quarantine/q1/assign', fault, 422);
  expect(refused.body).toMatchObject({ admissionNo: 'ZY1', campus: 'MAIN', category: 'C0034', visitNo: 1 });
  expect(number.getAttribute('aria-invalid')).toBe('true');
  expect(dialog.getByText('住院号格式不正确')).toBeTruthy();
  dialog.getByRole('button', { name: '归入病案' }).click();
  await bench.answer('/api/quarantine/q1/assign', { documentId: 'd', version: 1, recordId: 'r1' });
  expect(await screen.findByText('已入库，正在处理', {}, { timeout: 10_000 })).toBeTruthy();
});

it('asks of a statement only whose stay it is', async () => {
  const bench = await open('/quarantine', keeper);
  const meta = { campus: 'MAIN', admissionNo: 'ZY1', visitNo: 2 };
  await bench.answer('/api/quarantine', {
    items: [{ ...item, fileName: 'encounter.json', statement: true, meta }],
  });
  expect(screen.getByText('就诊信息（不是文书）')).toBeTruthy();
  button('手工归入').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByLabelText('文书标题')).toBeNull();
  expect(dialog.queryByLabelText('来源文书编号')).toBeNull();
  dialog.getByRole('button', { name: '归入病案' }).click();
  const sent = await bench.answer('/api/quarantine/q1/assign', { recordId: 'r1' });
  expect(sent.body).toEqual(meta);
});

it('reads the list anew when somebody else deals with the entry', async () => {
  const bench = await look();
  button('重试').click();
  await bench.answer('/api/quarantine/q1/retry', problem('entry-taken', '此条目正由他人处理'), 409);
  expect(await screen.findByText('此条目正由他人处理')).toBeTruthy();
  await bench.answer('/api/quarantine', { items: [] });
  expect(screen.getByText('隔离区是空的')).toBeTruthy();
});

it('is closed to those without the right', async () => {
  const bench = await open('/quarantine', person('RECORD_SEARCH'));
  expect(screen.getByRole('heading', { name: '您没有进入此页的权限' })).toBeTruthy();
  bench.http.expectNone('/api/quarantine');
});
