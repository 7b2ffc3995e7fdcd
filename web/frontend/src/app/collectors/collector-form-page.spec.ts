import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';
import { boxes } from './collector-boxes';
import { draftOf, formOf } from './collector-draft';
import { plan } from './sample-collectors';

const administrator = person('COLLECTOR_RUN', 'COLLECTOR_MANAGE');
const settings = {
  id: 'c1',
  plan,
  secrets: ['PASSWORD'],
  version: 3,
  changedAt: '2026-03-01T01:00:00Z',
  changedBy: 'keeper',
};

function type(label: string | RegExp, value: string, event = 'input'): void {
  const control = screen.getByLabelText<HTMLInputElement>(label);
  control.value = value;
  control.dispatchEvent(new Event(event));
}

it('a plan comes out of the boxes as it went in', () => {
  const sent = formOf(boxes, draftOf(plan), plan.mapping.fields, plan.schedule.windows, 3);
  expect(sent.plan).toMatchObject({
    ...plan,
    mapping: { path: plan.mapping.path, form: 'NONE', fields: [{ target: 'category', expression: 'C0034' }] },
    recollection: { days: 7, at: '03:00', byContent: false },
  });
  expect(sent.secrets).toEqual({});
});

it('asks for what the kind of channel needs, and for nothing else', async () => {
  const bench = await open('/collectors/new', administrator);
  expect(screen.queryByLabelText('主机')).toBeNull();
  type('类型', 'Sftp', 'change');
  await bench.settle();
  expect(screen.getByLabelText('主机密钥指纹')).toBeTruthy();
  type('登录方式', 'KEY', 'change');
  await bench.settle();
  expect(screen.getByLabelText(/私钥（OpenSSH/)).toBeTruthy();
  expect(screen.queryByLabelText('口令')).toBeNull();
  await expectAccessible();
});

it('sets one up, and the server marks the field at fault', async () => {
  const bench = await open('/collectors/new', administrator);
  type('名称', '心电');
  type('来源系统', 'ECG');
  type('目录', '/etc');
  await bench.settle();
  screen.getByRole('button', { name: '保存' }).click();
  const fault = problem('invalid-value', '参数格式不正确：channel.folder', { field: 'channel.folder' });
  const refused = await bench.answer('/api/collectors', fault, 400);
  expect(refused.body).toMatchObject({
    version: 0,
    plan: {
      name: '心电',
      system: 'ECG',
      campus: 'MAIN',
      enabled: false,
      channel: { kind: 'Folder', folder: '/etc', settleSeconds: 10 },
      recollection: { days: 0, at: null },
    },
  });
  expect(screen.getByLabelText('目录').getAttribute('aria-invalid')).toBe('true');
});

it('changes one over the version that was seen, and sends no secret that was not typed', async () => {
  const bench = await open('/collectors/c1/settings', administrator);
  await bench.answer('/api/collectors/c1', settings);
  expect(screen.getByLabelText('来源系统')).toHaveProperty('disabled', true);
  expect(screen.getByText('已保存，不再显示；留空则不变')).toBeTruthy();
  screen.getByRole('button', { name: '添加字段' }).click();
  await bench.settle();
  const added = within(screen.getByRole('group', { name: 'admissionNo' }));
  const column = added.getByLabelText<HTMLInputElement>('列名、表达式或值');
  column.value = 'zyh';
  column.dispatchEvent(new Event('input'));
  await bench.settle();
  screen.getByRole('button', { name: '保存' }).click();
  const sent = await bench.answer('/api/collectors/c1', { ...settings, version: 4 });
  expect(sent.method).toBe('PUT');
  expect(sent.body).toMatchObject({
    version: 3,
    secrets: {},
    plan: {
      schedule: { windows: [{ days: ['SATURDAY'] }] },
      mapping: { fields: [{ target: 'category' }, { target: 'admissionNo', expression: 'zyh' }] },
    },
  });
});
