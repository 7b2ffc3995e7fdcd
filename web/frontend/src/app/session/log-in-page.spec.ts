import { screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open, problem } from '../../testing/bench';
import { person, result } from '../../testing/samples';

async function logIn(bench: Bench, username = 'records', password = 'secret') {
  for (const [label, value] of [
    ['用户名', username],
    ['密码', password],
  ] as const) {
    const box = screen.getByLabelText<HTMLInputElement>(label);
    box.value = value;
    box.dispatchEvent(new Event('input'));
  }
  screen.getByRole('button', { name: '登录' }).click();
  await bench.settle();
}

it('names the hospital and is accessible', async () => {
  await open('/login', null);
  expect(screen.getByText('安和医院')).toBeTruthy();
  await expectAccessible();
});

it('says that the password is wrong and empties only the password', async () => {
  const bench = await open('/login', null);
  await logIn(bench);
  await bench.answer('/api/session', problem('bad-credentials', '用户名或密码不正确'), 401);
  expect(await screen.findByText('用户名或密码不正确')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('用户名').value).toBe('records');
  expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('');
});

it('counts down while the account is locked', async () => {
  const bench = await open('/login', null);
  await logIn(bench);
  await bench.answer('/api/session', problem('account-locked', '锁定', { retryAfter: 125 }), 423);
  expect(await screen.findByText(/账号已锁定，请在 2:0\d 后再试/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '登录' }).disabled).toBe(true);
});

it('says that the network is down', async () => {
  const bench = await open('/login', null);
  await logIn(bench);
  await bench.answer('/api/session', null, 0);
  expect(await screen.findByText('无法连接服务器，请检查网络')).toBeTruthy();
});

it('asks for both fields before it asks the server', async () => {
  const bench = await open('/login', null);
  await logIn(bench, 'records', '');
  expect(await screen.findByText('请填写用户名和密码')).toBeTruthy();
  bench.http.expectNone('/api/session');
});

it('leads back to the page that wanted a log-in', async () => {
  const bench = await open('/search?order=date', null);
  await logIn(bench);
  await bench.answer('/api/session', person('RECORD_SEARCH'));
  await bench.answer('/api/search', result());
  expect(bench.router.url).toBe('/search?order=date');
});

it('asks those with a second factor for the code, with the ticket of the first step', async () => {
  const bench = await open('/login', null);
  await logIn(bench);
  const due = problem('second-factor-required', '请输入动态验证码', { ticket: 't1' });
  await bench.answer('/api/session', due, 401);
  const box = await screen.findByLabelText<HTMLInputElement>(/6 位数字/);
  await expectAccessible();
  box.value = '123456';
  screen.getByRole('button', { name: '登录' }).click();
  const refused = problem('bad-code', '验证码不正确、已使用或已过期');
  const sent = await bench.answer('/api/session/code', refused, 401);
  expect(sent.body).toEqual({ ticket: 't1', code: '123456' });
  expect(await screen.findByText(/验证码不正确/)).toBeTruthy();
});

it('offers the ways in of the hospital', async () => {
  const bench = await open('/login', null);
  await bench.answer('/api/sign-on', [{ id: 'sso', zh: '统一登录', en: 'Hospital log-in' }]);
  const link = await screen.findByRole('link', { name: /统一登录/ });
  expect(link.getAttribute('href')).toBe('/api/sign-on/sso/start?language=zh');
  await expectAccessible();
});

it('says why somebody who came back is not let in', async () => {
  await open('/login?signOn=unknown-person', null);
  expect(await screen.findByText(/您还没有本系统的账号/)).toBeTruthy();
});

it('asks for the code when somebody with a second factor comes back, and goes on where it was', async () => {
  sessionStorage.setItem('anjuan.return-to', '/search?order=date');
  const bench = await open('/login#ticket=t2', null);
  const box = await screen.findByLabelText<HTMLInputElement>(/6 位数字/);
  box.value = '123456';
  screen.getByRole('button', { name: '登录' }).click();
  const sent = await bench.answer('/api/session/code', person('RECORD_SEARCH'));
  expect(sent.body).toEqual({ ticket: 't2', code: '123456' });
  await bench.answer('/api/search', result());
  expect(bench.router.url).toBe('/search?order=date');
});

it('goes on where it was after the return from the hospital’s log-in', async () => {
  sessionStorage.setItem('anjuan.return-to', '/search?order=date');
  const bench = await open('/login?signOn=done', null);
  await bench.answer('/api/me', person('RECORD_SEARCH'));
  await bench.answer('/api/search', result());
  expect(bench.router.url).toBe('/search?order=date');
});
