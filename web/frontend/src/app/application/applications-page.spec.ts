import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';

const emr = {
  id: 'emr',
  name: '电子病历',
  pages: ['RECORD'],
  campuses: ['MAIN'],
  addresses: ['10.1.0.0/16'],
  frameAncestors: ['http://emr.hospital.local'],
  algorithm: 'HMAC_SM3',
  active: true,
  createdAt: '2026-03-01T01:00:00Z',
  lastUsed: '2026-03-02T01:00:00Z',
  secretSince: '2026-03-01T01:00:00Z',
  version: 3,
};

async function look(items: object[] = [emr], trial = false): Promise<Bench> {
  const bench = await open('/applications', person('APPLICATION_MANAGE'));
  await bench.answer('/api/applications', { items, trial });
  return bench;
}

const button = (name: string) => screen.getByRole('button', { name });

function type(label: RegExp, value: string): void {
  const control = within(screen.getByRole('dialog')).getByLabelText<HTMLInputElement>(label);
  control.value = value;
  control.dispatchEvent(new Event('input'));
}

it('shows what each application may do', async () => {
  await look();
  const row = screen.getByRole('row', { name: /电子病历/ });
  for (const word of ['emr', '本部院区', '10.1.0.0/16', 'http://emr.hospital.local', 'HMAC-SM3']) {
    expect(row.textContent).toContain(word);
  }
  expect(screen.queryByRole('button', { name: '试用' })).toBeNull();
  await expectAccessible();
});

it('registers one, and the server marks the field at fault; the secret is shown once', async () => {
  const bench = await look([]);
  button('登记应用').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  type(/应用标识/, 'emr');
  type(/^名称/, '电子病历');
  type(/网段/, '10.1.0.0/99');
  dialog.getByLabelText('本部院区').click();
  dialog.getByRole('button', { name: '保存' }).click();
  const fault = problem('invalid-value', '参数格式不正确：addresses', { field: 'addresses' });
  const refused = await bench.answer('/api/applications', fault, 400);
  expect(refused.body).toMatchObject({ id: 'emr', campuses: ['MAIN'], addresses: ['10.1.0.0/99'] });
  expect(dialog.getByText('参数格式不正确：addresses')).toBeTruthy();
  dialog.getByRole('button', { name: '保存' }).click();
  await bench.answer('/api/applications', { application: emr, secret: 'c0ffee' }, 201);
  expect(await screen.findByText('c0ffee')).toBeTruthy();
});

it('renews a secret with the version that was seen', async () => {
  const bench = await look();
  button('换密钥').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: '生成新密钥' }).click();
  const asked = await bench.answer('/api/applications/emr/rotation', { application: emr, secret: 'new1' });
  expect(asked.body).toEqual({ version: 3, overlapHours: 168 });
  expect(await screen.findByText('new1')).toBeTruthy();
});

it('makes a link where links can be tried', async () => {
  const bench = await look([emr], true);
  button('试用').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  type(/工号/, '1001');
  type(/住院号/, 'ZY1');
  dialog.getByRole('button', { name: '生成链接' }).click();
  await bench.answer('/api/applications/emr/trial', { address: '/embed/records?sig=1' });
  expect(dialog.getByRole('link', { name: /新窗口/ }).getAttribute('href')).toBe('/embed/records?sig=1');
});
