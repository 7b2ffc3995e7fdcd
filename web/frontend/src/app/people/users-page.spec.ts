import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';

const systemAdmin = person('ACCOUNT_READ', 'ACCOUNT_MANAGE', 'ORGANISATION_MANAGE');
const securityAdmin = person('ACCOUNT_READ', 'USER_ADMIN', 'TOKEN_MANAGE');
const account = {
  username: 'zhao',
  name: '赵敏',
  staffNo: '1001',
  active: true,
  postings: [{ role: 'PHYSICIAN', campus: 'MAIN', departments: ['0301'] }],
  clearance: 0,
  passwordGiven: true,
  initialPassword: false,
  secondFactor: false,
  createdAt: '2026-03-01T01:00:00Z',
  version: 3,
};

async function look(me = systemAdmin): Promise<Bench> {
  const bench = await open('/people/users', me);
  await bench.answer('/api/people/accounts', { items: [account] });
  return bench;
}

const button = (name: string) => screen.getByRole('button', { name });

it('shows who may do what where', async () => {
  await look();
  const row = screen.getByRole('row', { name: /赵敏/ });
  for (const word of ['zhao', '1001', '医师', '本部院区', '心血管内科']) {
    expect(row.textContent).toContain(word);
  }
  await expectAccessible();
});

it('leaves rights to the security administrator and master data to the system one', async () => {
  await look(systemAdmin);
  expect(screen.queryByRole('button', { name: '权限' })).toBeNull();
  expect(screen.queryByRole('button', { name: '发放密码' })).toBeNull();
  expect(button('停用')).toBeTruthy();
});

it('shows what hangs on the person before it deactivates and names the version it has seen', async () => {
  const bench = await look();
  button('停用').click();
  await bench.settle();
  await bench.answer('/api/people/accounts/zhao/open-work', []);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('名下没有未了的工作。')).toBeTruthy();
  dialog.getByRole('button', { name: '停用账号' }).click();
  const sent = await bench.answer(
    '/api/people/accounts/zhao/deactivation',
    problem('last-administrator', '这是最后一位此类管理员'),
    409,
  );
  expect(sent.headers.get('If-Match')).toBe('"3"');
  expect(await screen.findByText('这是最后一位此类管理员')).toBeTruthy();
});

it('does not deactivate over open work without a reason, and leaves the hand-over to the other administrator', async () => {
  const held = {
    type: 'grants-held',
    zh: '获得的授权',
    en: 'Grants held by name',
    passes: true,
    more: false,
    items: [{ id: 'g1', zh: '2 份病案', en: '2 records' }],
  };
  const bench = await look();
  button('停用').click();
  await bench.settle();
  await bench.answer('/api/people/accounts/zhao/open-work', [held]);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('2 份病案')).toBeTruthy();
  expect(dialog.getByRole('button', { name: '停用账号' })).toHaveProperty('disabled', true);
  expect(dialog.queryByRole('button', { name: '交接' })).toBeNull();
});

it('gives the second half of a password that waits', async () => {
  const bench = await look();
  await bench.answer('/api/people/password-resets', [
    {
      id: 'r1',
      username: 'zhao',
      name: '赵敏',
      requestedBy: 'chief',
      requestedByName: '安全管理员',
      reason: '忘记密码',
      requestedAt: '2026-03-01T01:00:00Z',
      lapsesAt: '2026-03-02T01:00:00Z',
    },
  ]);
  (await screen.findByRole('button', { name: '已核实，给出后一半' })).click();
  const answer = { password: 'halfhalf22', expires: '2026-03-08T01:00:00Z', waits: false };
  await bench.answer('/api/people/password-resets/r1/release', answer);
  expect(await screen.findByText('halfhalf22')).toBeTruthy();
});

it('gives rights as a whole', async () => {
  const bench = await look(securityAdmin);
  expect(screen.queryByRole('button', { name: '停用' })).toBeNull();
  button('权限').click();
  await bench.settle();
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: '添加角色' }).click();
  await bench.settle();
  dialog.getByRole('button', { name: '保存' }).click();
  const sent = await bench.answer('/api/people/accounts/zhao/rights', { ...account, version: 4 });
  expect(sent.body).toEqual({
    clearance: 0,
    postings: [
      { role: 'PHYSICIAN', campus: 'MAIN', departments: ['0301'] },
      { role: 'PHYSICIAN', campus: 'MAIN', departments: [] },
    ],
  });
});
