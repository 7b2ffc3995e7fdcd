import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';
import { ProviderRow } from '../api/types';

const oidc: ProviderRow = {
  id: 'sso',
  zh: '统一登录',
  en: 'Hospital log-in',
  position: 1,
  enabled: true,
  settings: {
    kind: 'Oidc',
    issuer: 'https://idp.hospital/realm',
    clientId: 'anjuan',
    scopes: ['openid', 'profile'],
    staffNumberFrom: 'employee_no',
    nameFrom: '',
    groupsFrom: '',
  },
  provisioning: { rule: 'REFUSE', groups: [] },
  hasSecret: true,
  callback: 'https://anjuan.hospital/api/sign-on/sso/callback',
  version: 3,
};

async function page(...providers: ProviderRow[]): Promise<Bench> {
  const bench = await open('/sign-on', person('SIGN_ON_MANAGE'));
  await bench.answer('/api/identity-providers', { providers });
  return bench;
}

function type(label: RegExp, value: string): void {
  const box = within(screen.getByRole('dialog')).getByLabelText<HTMLInputElement>(label);
  box.value = value;
  box.dispatchEvent(new Event('input'));
}

it('shows providers with the address to register, and is accessible', async () => {
  await page(oidc);
  expect(await screen.findByText('https://anjuan.hospital/api/sign-on/sso/callback')).toBeTruthy();
  expect(screen.getByText('已启用')).toBeTruthy();
  await expectAccessible();
});

it('says what is wrong with a connection', async () => {
  const bench = await page(oidc);
  (await screen.findByRole('button', { name: '测试连接' })).click();
  const sent = await bench.answer('/api/identity-providers/sso/trial', {
    finding: 'CLIENT_REFUSED',
    fine: false,
    messages: { zh: '客户端编号或密钥不被接受。', en: 'no' },
  });
  expect(sent.body).toEqual({ name: '' });
  expect(await screen.findByText('客户端编号或密钥不被接受。')).toBeTruthy();
});

it('changes a provider without its secret, and marks what the server refuses', async () => {
  const bench = await page(oidc);
  (await screen.findByRole('button', { name: '修改' })).click();
  await bench.settle();
  type(/^Issuer/, 'https://other.hospital/realm');
  await bench.settle();
  within(screen.getByRole('dialog')).getByRole('button', { name: '保存' }).click();
  const refused = problem('secret-needed', '请重新输入密钥', { field: 'secret' });
  const sent = await bench.answer('/api/identity-providers/sso', refused, 400);
  expect(sent.method).toBe('PUT');
  expect(sent.body).toMatchObject({
    id: 'sso',
    version: 3,
    settings: { kind: 'Oidc', issuer: 'https://other.hospital/realm', scopes: ['openid', 'profile'] },
  });
  expect(sent.body).not.toHaveProperty('secret');
  expect(await screen.findByText('请重新输入密钥')).toBeTruthy();
  expect(screen.getByLabelText(/^密钥或密码/).getAttribute('aria-invalid')).toBe('true');
});

it('switches a provider off', async () => {
  const bench = await page(oidc);
  (await screen.findByRole('button', { name: '停用' })).click();
  const sent = await bench.answer('/api/identity-providers/sso', { ...oidc, enabled: false });
  expect(sent.body).toMatchObject({ id: 'sso', enabled: false, version: 3 });
});

it('sets up a directory', async () => {
  const bench = await page();
  (await screen.findByRole('button', { name: /新增身份提供方/ })).click();
  await bench.settle();
  const kind = within(screen.getByRole('dialog')).getByLabelText<HTMLSelectElement>('类型');
  kind.value = 'Ldap';
  kind.dispatchEvent(new Event('change'));
  await bench.settle();
  type(/^编号/, 'ad');
  type(/中文/, '院内目录');
  type(/英文/, 'Directory');
  type(/^目录地址/, 'ldaps://a.hospital ldaps://b.hospital');
  type(/^查询账号/, 'cn=anjuan,dc=hospital');
  type(/^检索起点/, 'dc=hospital');
  await bench.settle();
  within(screen.getByRole('dialog')).getByRole('button', { name: '保存' }).click();
  const sent = await bench.answer('/api/identity-providers', oidc, 201);
  expect(sent.body).toMatchObject({
    id: 'ad',
    settings: {
      kind: 'Ldap',
      urls: ['ldaps://a.hospital', 'ldaps://b.hospital'],
      startTls: false,
      filter: '(uid={0})',
      staffNumberFrom: 'employeeNumber',
    },
    provisioning: { rule: 'REFUSE', groups: [] },
  });
});
