import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open } from '../../testing/bench';
import { person } from '../../testing/samples';

const station = {
  code: 'ECG-3F',
  name: '三楼心电图机',
  campus: 'MAIN',
  department: '0301',
  category: 'C0034',
  sourceSystem: 'STATION-ECG-3F',
  addresses: ['10.1.2.0/24'],
  enabled: true,
  keyed: true,
  version: 2,
  lastSeen: '2026-03-01T00:30:00Z',
  lastAddress: '10.1.2.3',
  program: '0.1.0',
  pending: 4,
  refused: 1,
  skewMillis: 600_000,
};
const submission = {
  id: '20260301083000000-a',
  station: 'ECG-3F',
  campus: 'MAIN',
  department: '0301',
  category: 'C0034',
  address: '10.1.2.3',
  submittedAt: '2026-03-01T00:30:00Z',
  size: 2048,
  takenAt: '2026-03-01T00:40:00Z',
  takenAtCorrected: '2026-03-01T00:30:00Z',
  skewMillis: 600_000,
  state: 'stored',
  recordId: 'r1',
  documentId: 'd1',
  documentVersion: 1,
};
const administrator = person('STATION_MANAGE', 'STATION_LOG_READ');

async function log(): Promise<Bench> {
  const bench = await open('/stations/log', person('STATION_LOG_READ', 'RECORD_VIEW'));
  await bench.answer('/api/stations', { items: [station] });
  await bench.answer('/api/station-log', { items: [submission] });
  return bench;
}

it('shows where a station files what it brings, and how it does', async () => {
  const bench = await open('/stations', administrator);
  await bench.answer('/api/stations', { items: [station] });
  const row = screen.getByRole('row', { name: /三楼心电图机/ });
  for (const word of ['心血管内科', '入院记录', '10.1.2.0/24', '10.1.2.3', '1 个未被接收', '10 分钟'])
    expect(row.textContent).toContain(word);
  await expectAccessible();
});

it('registers a station', async () => {
  const bench = await open('/stations', administrator);
  await bench.answer('/api/stations', { items: [] });
  expect(screen.getByText('还没有采集站')).toBeTruthy();
  screen.getByRole('button', { name: '登记采集站' }).click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  const code = dialog.getByLabelText<HTMLInputElement>(/^标识/);
  code.value = 'US-1';
  code.dispatchEvent(new Event('input'));
  dialog.getByRole('button', { name: '保存' }).click();
  const saved = await bench.answer('/api/stations/US-1', station);
  expect(saved.body).toMatchObject({ campus: 'MAIN', enabled: true, version: 0 });
});

it('shows a new key once, after asking', async () => {
  const bench = await open('/stations', administrator);
  await bench.answer('/api/stations', { items: [station] });
  screen.getByRole('button', { name: '新密钥' }).click();
  await bench.settle();
  const question = within(await screen.findByRole('dialog'));
  expect(question.getByText(/现用密钥立即失效/)).toBeTruthy();
  question.getByRole('button', { name: /确\s*定/ }).click();
  await bench.answer('/api/stations/ECG-3F/key', { value: 'anj_secret', station });
  expect(await screen.findByText('anj_secret')).toBeTruthy();
});

it('lets records staff look, and change nothing', async () => {
  const bench = await open('/stations', person('STATION_LOG_READ'));
  await bench.answer('/api/stations', { items: [station] });
  expect(screen.queryByRole('button', { name: '新密钥' })).toBeNull();
  expect(screen.queryByRole('button', { name: '登记采集站' })).toBeNull();
});

it('finds submissions by address and period', async () => {
  const bench = await log();
  const row = screen.getByRole('row', { name: /10\.1\.2\.3/ });
  for (const word of ['三楼心电图机', '心血管内科', '本机时钟']) expect(row.textContent).toContain(word);
  expect(within(row).getByRole('link', { name: '打开病案' })).toBeTruthy();
  await expectAccessible();
  for (const [label, value] of [
    ['设备 IP 地址', '10.1.2.3'],
    ['提交时间起', '2026-03-01T08:00'],
    ['提交时间止', '2026-03-01T09:00'],
  ] as const) {
    const box = screen.getByLabelText<HTMLInputElement>(label);
    box.value = value;
    box.dispatchEvent(new Event('input'));
  }
  screen.getByRole('button', { name: '查询' }).click();
  const asked = await bench.answer('/api/station-log', { items: [] });
  expect(asked.params.get('address')).toBe('10.1.2.3');
  expect(asked.params.get('from')).toBe(new Date('2026-03-01T08:00').toISOString());
  expect(asked.params.get('to')).toBe(new Date('2026-03-01T09:00').toISOString());
  expect(screen.getByText('没有符合条件的提交')).toBeTruthy();
});

it('says why something lies in quarantine', async () => {
  const bench = await open('/stations/log', person('STATION_LOG_READ'));
  await bench.answer('/api/stations', { items: [] });
  await bench.answer('/api/station-log', {
    items: [
      {
        ...submission,
        state: 'quarantined',
        reasonText: { zh: '缺少必需的元数据', en: 'Required metadata are missing' },
        field: 'admissionNo',
      },
    ],
  });
  expect(screen.getByRole('row', { name: /隔离区/ }).textContent).toContain('缺少必需的元数据 admissionNo');
});
