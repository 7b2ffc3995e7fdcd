import { screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';

const account = {
  postings: [{ role: 'PHYSICIAN', campus: 'MAIN', departments: ['0301'] }],
  clearance: 0,
  passwordSince: '2026-03-01T01:00:00Z',
  passwordDemands: { minimumLength: 10, classes: 3, history: 5 },
  secondFactor: false,
  recoveryCodesLeft: 0,
  resets: [],
};

function type(label: string, value: string): void {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  field.value = value;
  field.dispatchEvent(new Event('input'));
}

it('leads who owes a change of password there, and shows nothing else', async () => {
  const me = { ...person('RECORD_SEARCH'), duties: ['CHANGE_PASSWORD' as const] };
  const bench = await open('/search', me);
  await bench.answer('/api/me/account', account);
  expect(screen.getByText(/请先修改密码/)).toBeTruthy();
  expect(screen.queryByText('我的会话')).toBeNull();
  await expectAccessible();
  type('当前密码', 'old');
  type('新密码', 'Quiet-River 77');
  type('再次输入新密码', 'Quiet-River 77');
  await bench.settle();
  screen.getByRole('button', { name: '修改密码' }).click();
  const refused = problem('weak-password', '密码过于常见', { field: 'wanted' });
  const sent = await bench.answer('/api/me/password', refused, 422);
  expect(sent.body).toEqual({ present: 'old', wanted: 'Quiet-River 77' });
  expect(screen.getByText('密码过于常见')).toBeTruthy();
});

it('shows sessions, devices and last log-ins', async () => {
  const bench = await open('/account', person('RECORD_SEARCH'));
  await bench.answer('/api/me/account', account);
  const session = {
    handle: 'h',
    begun: '2026-03-01T01:00:00Z',
    lastUsed: '2026-03-01T01:00:00Z',
    address: '10.1.2.3',
    agent: 'browser',
    present: true,
  };
  await bench.answer('/api/me/sessions', [session]);
  await bench.answer('/api/me/devices', []);
  await bench.answer('/api/me/log-ins', [
    { at: '2026-03-01T01:00:00Z', address: '10.9.9.9', agent: 'x', success: false },
  ]);
  expect(screen.getByText('10.1.2.3')).toBeTruthy();
  expect(screen.getByText('10.9.9.9')).toBeTruthy();
  expect(screen.getByText('失败')).toBeTruthy();
  await expectAccessible();
});

it('takes the name under which messages find one outside', async () => {
  const bench = await open('/account', person('RECORD_SEARCH'));
  await bench.answer('/api/me/account', account);
  await bench.answer('/api/me/notice-addresses', { names: { WECOM: 'zhou.min' } });
  expect(screen.getByLabelText<HTMLInputElement>('企业微信').value).toBe('zhou.min');
  type('钉钉', 'two names');
  screen.getByRole('button', { name: '保存 钉钉' }).click();
  const fault = problem('invalid-value', '参数格式不正确：name', { field: 'name' });
  const refused = await bench.answer('/api/me/notice-addresses/DINGTALK', fault, 400);
  expect(refused.body).toEqual({ name: 'two names' });
  expect(screen.getByText(/参数格式不正确/)).toBeTruthy();
  type('钉钉', 'zhoumin');
  screen.getByRole('button', { name: '保存 钉钉' }).click();
  await bench.answer('/api/me/notice-addresses/DINGTALK', {
    names: { WECOM: 'zhou.min', DINGTALK: 'zhoumin' },
  });
  expect(screen.getByLabelText<HTMLInputElement>('钉钉').value).toBe('zhoumin');
});
