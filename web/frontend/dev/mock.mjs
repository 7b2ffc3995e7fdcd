// For looking at the built client without a server: canned answers, drawn pages. Development only, never shipped.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import * as canned from './canned.mjs';
import { pageSvg } from './page-svg.mjs';

const PORT = Number(process.env.PORT ?? 4300);
const CLIENT = new URL('../target/client/', import.meta.url).pathname;
const LANDING = new URL('../landing/', import.meta.url).pathname;
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; script-src 'self'; connect-src 'self'; media-src 'self' blob:; font-src 'self' data:";
let me = null;
let tick = 0;

const json = (response, body, status = 200, type = 'application/json') => {
  response.writeHead(status, { 'content-type': `${type};charset=utf-8` });
  response.end(body === null ? '' : JSON.stringify(body));
};
const problem = (response, status, name, zh, en, more = {}) =>
  json(
    response,
    { type: `urn:anjuan:problem:${name}`, status, title: en, messages: { zh, en }, ...more },
    status,
    'application/problem+json',
  );

async function body(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? null : JSON.parse(text);
}

const routes = [
  [
    'POST',
    /^\/api\/session$/,
    async (m, q, request, response) => {
      const { username, password } = await body(request);
      if (username === 'locked')
        return problem(response, 423, 'account-locked', '账号已锁定', 'Account locked', { retryAfter: 754 });
      if (password !== 'demo' || !canned.people[username])
        return problem(response, 401, 'bad-credentials', '用户名或密码不正确', 'Wrong user name or password');
      me = canned.people[username];
      json(response, me);
    },
  ],
  [
    'DELETE',
    /^\/api\/session$/,
    (m, q, request, response) => {
      me = null;
      json(response, null, 204);
    },
  ],
  ['GET', /^\/api\/me$/, (m, q, request, response) => json(response, me)],
  ['GET', /^\/api\/reference$/, (m, q, request, response) => json(response, canned.reference)],
  [
    'GET',
    /^\/api\/search$/,
    (m, q, request, response) => {
      if (q.get('q') === 'boom')
        return problem(response, 503, 'search-down', '检索引擎暂不可用', 'Search is not available');
      json(response, canned.search(q));
    },
  ],
  [
    'GET',
    /^\/api\/records\/([^/]+)$/,
    (m, q, request, response) => {
      const record = canned.record(m[1]);
      return record
        ? json(response, record)
        : problem(response, 404, 'no-such-record', '病案不存在，或您无权查看', 'No such record');
    },
  ],
  [
    'GET',
    /^\/api\/records\/([^/]+)\/documents$/,
    (m, q, request, response) => json(response, canned.documents(m[1])),
  ],
  [
    'GET',
    /^\/api\/documents\/([^/]+)\/versions\/(\d+)\/pages\/(\d+)(\/thumbnail)?$/,
    (m, q, request, response) => {
      if (m[1] === 'd2' && m[3] === '5') return json(response, null, 500);
      response.writeHead(200, { 'content-type': 'image/svg+xml' });
      response.end(pageSvg(m[1], Number(m[2]), Number(m[3]), me));
    },
  ],
  [
    'GET',
    /^\/api\/documents\/([^/]+)\/versions\/(\d+)\/text$/,
    (m, q, request, response) => json(response, canned.text()),
  ],
  [
    'GET',
    /^\/api\/documents\/([^/]+)\/versions\/(\d+)\/find$/,
    (m, q, request, response) => json(response, canned.find(q.get('q'))),
  ],
  ['GET', /^\/api\/quarantine$/, (m, q, request, response) => json(response, canned.quarantine)],
  [
    'POST',
    /^\/api\/quarantine\/([^/]+)\/retry$/,
    (m, q, request, response) =>
      problem(response, 422, 'quarantined', '缺少必需的元数据', 'Required metadata are missing'),
  ],
  [
    'POST',
    /^\/api\/quarantine\/([^/]+)\/assign$/,
    async (m, q, request, response) => {
      const meta = await body(request);
      if (meta.admissionNo === '0')
        return problem(response, 422, 'invalid-value', '住院号格式不正确', 'Admission number is malformed', {
          field: 'admissionNo',
        });
      json(response, { documentId: 'd1', version: 1, recordId: 'r1' });
    },
  ],
  ['GET', /^\/api\/system$/, (m, q, request, response) => json(response, canned.system(tick++))],
  [
    'GET',
    /^\/api\/system\/events$/,
    (m, q, request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const send = () => response.write(`data: ${JSON.stringify(canned.system(tick++))}\n\n`);
      send();
      const timer = setInterval(send, Number(process.env.EVERY ?? 2000));
      request.on('close', () => clearInterval(timer));
    },
  ],
  [
    'POST',
    /^\/api\/system\/index\/rebuild$/,
    (m, q, request, response) => {
      canned.rebuild();
      json(response, null, 202);
    },
  ],
  ['GET', /^\/api\/dead-letters$/, (m, q, request, response) => json(response, canned.deadLetters)],
  ['POST', /^\/api\/dead-letters\/([^/]+)\/retry$/, (m, q, request, response) => json(response, null, 204)],
  ['GET', /^\/api\/audit$/, (m, q, request, response) => json(response, canned.audit)],
  ['GET', /^\/api\/audit\/verification$/, (m, q, request, response) => json(response, canned.verification)],
];

function file(path, response) {
  response.setHeader('content-security-policy', CSP);
  response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  createReadStream(path).pipe(response);
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/api/')) {
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(pathname));
    if (!route) return problem(response, 404, 'absent', '没有', 'Absent');
    if (!me && pathname !== '/api/session')
      return problem(response, 401, 'signed-out', '请登录', 'Please log in');
    return route[2](pathname.match(route[1]), searchParams, request, response);
  }
  if (pathname === '/hospital.json') return json(response, canned.hospital);
  const exists = (path) => existsSync(path) && statSync(path).isFile();
  if (pathname === '/') return file(join(LANDING, 'index.html'), response);
  if (exists(join(LANDING, pathname))) return file(join(LANDING, pathname), response);
  if (exists(join(CLIENT, pathname))) return file(join(CLIENT, pathname), response);
  const locale = pathname.match(/^\/(zh|en)(\/|$)/)?.[1];
  return locale ? file(join(CLIENT, locale, 'index.html'), response) : json(response, null, 404);
}).listen(PORT, () =>
  process.stdout.write(
    `http://localhost:${PORT}/zh/ (records / doctor / sysadmin / auditadmin, password "demo")\n`,
  ),
);
