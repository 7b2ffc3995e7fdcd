import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';

const dead = {
  id: '20260301083000000-a',
  listener: 'HIS',
  campus: 'MAIN',
  protocol: 'HL7',
  type: 'MDM^T02',
  controlId: 'C1',
  sender: 'HIS@H',
  receivedAt: '2026-03-01T00:30:00Z',
  size: 2048,
  state: 'DEAD',
  arrivals: 2,
  attempts: 1,
  reason: 'FIELD_MISSING',
  reasonText: { zh: '缺少必需的内容', en: 'Something required is missing' },
  detail: 'PV1-19',
};
const listener = {
  code: 'HIS',
  name: '住院系统',
  protocol: 'HL7',
  campus: 'MAIN',
  sourceSystem: 'HIS',
  enabled: true,
  port: 2575,
  bind: '127.0.0.1',
  tls: false,
  addresses: [],
  charset: 'UTF-8',
  perMinute: 6000,
  fields: [{ field: 'visitNo', path: 'PV1-50' }],
  events: [],
  version: 1,
  open: true,
  connections: 3,
};

async function look(): Promise<Bench> {
  const bench = await open('/messages', person('MESSAGE_MANAGE', 'LISTENER_MANAGE'));
  await bench.answer('/api/messages', { items: [dead] });
  return bench;
}

it('says why a message could not be handled, and tries it again', async () => {
  const bench = await look();
  const row = screen.getByRole('row', { name: /MDM\^T02/ });
  for (const word of ['缺少必需的内容', 'PV1-19', '死信', '收到 2 次'])
    expect(row.textContent).toContain(word);
  await expectAccessible();
  within(row).getByRole('button', { name: '重新处理' }).click();
  await bench.answer(`/api/messages/${dead.id}/replay`, { ...dead, state: 'DONE' });
  expect(await screen.findByText('已重新处理')).toBeTruthy();
  await bench.answer('/api/messages', { items: [] });
  expect(screen.getByText('没有符合条件的消息')).toBeTruthy();
});

it('shows a message, masked for who may not read patients', async () => {
  const bench = await look();
  screen.getByRole('button', { name: '查看' }).click();
  await bench.answer(`/api/messages/${dead.id}`, {
    message: dead,
    text: 'MSH|^~\\&|HIS\nPID|•',
    masked: true,
  });
  expect(await screen.findByText(/内容已遮蔽/)).toBeTruthy();
  expect(screen.getByRole('region', { name: '消息内容' }).textContent).toContain('PID|•');
});

it('filters by state', async () => {
  const bench = await look();
  const state = screen.getByLabelText<HTMLSelectElement>('状态');
  state.value = 'DEAD';
  state.dispatchEvent(new Event('change'));
  screen.getByRole('button', { name: '查询' }).click();
  const asked = await bench.answer('/api/messages', { items: [] });
  expect(asked.params.get('state')).toBe('DEAD');
});

it('changes a listener in the version that was seen', async () => {
  const bench = await open('/messages/listeners', person('MESSAGE_MANAGE', 'LISTENER_MANAGE'));
  await bench.answer('/api/listeners', { items: [listener], subjects: [] });
  expect(screen.getByRole('row', { name: /住院系统/ }).textContent).toContain('127.0.0.1:2575');
  await expectAccessible();
  screen.getByRole('button', { name: '修改' }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: '保存' }).click();
  const saved = await bench.answer('/api/listeners/HIS', listener);
  expect(saved.body).toMatchObject({
    version: 1,
    port: 2575,
    fields: [{ field: 'visitNo', path: 'PV1-50' }],
    events: [],
  });
});
