import { screen, within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person } from '../../testing/samples';

const rule = {
  code: 'office',
  name: '病案室',
  kinds: ['QUARANTINED'],
  campus: 'MAIN',
  least: 'INFO',
  audience: { persons: ['zhou'], roles: ['RECORDS_STAFF'], departments: ['0301'] },
  ways: ['WECOM'],
  repeatAfterMinutes: 60,
  quietFrom: '22:00',
  quietTo: '07:00',
  active: true,
  revision: 4,
};
const kinds = [
  { kind: 'QUARANTINED', zh: '文书进入隔离区', en: 'Documents in quarantine', severity: 'WARNING' },
];
const weCom = {
  way: 'WECOM',
  address: 'https://qyapi.weixin.qq.com',
  account: 'corp1',
  agent: '1000002',
  active: true,
  revision: 2,
};

const manager = () => person('NOTICE_MANAGE');
const dialog = async () => within(await screen.findByRole('dialog'));

async function rules(items: object[]): Promise<Bench> {
  const bench = await open('/notices/rules', manager());
  await bench.answer('/api/notices/rules', { items, kinds });
  return bench;
}

it('shows who is told of what, and how', async () => {
  await rules([rule]);
  const row = screen.getByRole('row', { name: /病案室/ });
  for (const word of ['文书进入隔离区', '本部院区', '病案管理员', '心血管内科', 'zhou', '系统内、企业微信']) {
    expect(row.textContent).toContain(word);
  }
  await expectAccessible();
});

it('says that without rules nobody is told', async () => {
  await rules([]);
  expect(screen.getByText(/没有人会收到通知/)).toBeTruthy();
});

it('changes a rule over the revision that was read, and shows why it was refused', async () => {
  const bench = await rules([rule]);
  screen.getByRole('button', { name: '修改' }).click();
  await bench.settle();
  const form = await dialog();
  expect(form.getByLabelText<HTMLInputElement>('代码').disabled).toBe(true);
  form.getByRole('button', { name: '保存' }).click();
  const refused = problem('bad-request', '再次通知的间隔为 5 分钟至 30 天', { field: 'repeatAfterMinutes' });
  const asked = await bench.answer('/api/notices/rules/office', refused, 400);
  expect(asked.body).toMatchObject({ ...rule, revision: 4 });
  expect(form.getByText(/5 分钟至 30 天/)).toBeTruthy();
  form.getByRole('button', { name: '保存' }).click();
  await bench.answer('/api/notices/rules/office', { ...rule, revision: 5 });
  await bench.answer('/api/notices/rules', { items: [rule], kinds });
});

it('sets up a way and tries it; the secret is typed unseen and never shown', async () => {
  const bench = await open('/notices/ways', manager());
  const none = { way: 'PLATFORM', address: null, account: null, agent: null, active: false, revision: 0 };
  await bench.answer('/api/notices/ways', { items: [weCom, none] });
  await expectAccessible();
  const [first] = screen.getAllByRole('button', { name: '修改' });
  first?.click();
  await bench.settle();
  const form = await dialog();
  const secret = form.getByLabelText<HTMLInputElement>('密钥');
  expect(secret.type).toBe('password');
  expect(secret.value).toBe('');
  form.getByRole('button', { name: '保存' }).click();
  const asked = await bench.answer('/api/notices/ways/WECOM', weCom);
  expect(asked.body).toMatchObject({ account: 'corp1', secret: null, revision: 2 });
  await bench.answer('/api/notices/ways', { items: [weCom, none] });

  const name = screen.getByLabelText<HTMLInputElement>('接收人在该平台的账号');
  name.value = '1009';
  screen.getByRole('button', { name: '试发' }).click();
  const tried = await bench.answer('/api/notices/ways/WECOM/trial', { told: false, answer: 'unknown there' });
  expect(tried.body).toEqual({ name: '1009' });
  expect(screen.getByText(/未送达：unknown there/)).toBeTruthy();
});

it('lists what was sent outside, and whom it did not reach', async () => {
  const bench = await open('/notices/pushes', manager());
  const push = {
    id: 'p1',
    way: 'DINGTALK',
    zh: '有文书未能入档',
    en: 'Documents could not be filed',
    at: '2026-03-01T01:00:00Z',
    recipients: 2,
    refused: { zhou: 'no name there' },
    endedAt: '2026-03-01T01:00:01Z',
    trouble: null,
  };
  await bench.answer('/api/notices/pushes', { items: [push], next: null });
  const row = screen.getByRole('row', { name: /有文书未能入档/ });
  expect(row.textContent).toMatch(/钉钉.*2.*已发出.*zhou: no name there/s);
  await expectAccessible();
});
