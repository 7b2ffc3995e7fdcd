import { screen } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { Bench, expectAccessible, open } from '../../testing/bench';
import { person, summary } from '../../testing/samples';
import { UNTOUCHED } from './developing';

const reviewer = person('PAPER_REVIEW', 'PAPER_MANAGE', 'PAPER_SCAN', 'RECORD_VIEW');

const page = (id: string) => ({
  id,
  picture: id,
  origin: 'FILE',
  blank: false,
  foreign: false,
  category: 'C0034',
  startsDocument: false,
  separator: false,
  retouch: UNTOUCHED,
});

const scan = (state = 'FIRST', marks: object[] = []) => ({
  id: 's1',
  record: summary(),
  state: 'FINISHED',
  startedBy: '周敏',
  startedAt: '2026-03-01T01:00:00Z',
  changedAt: '2026-03-01T01:00:00Z',
  review: { state, round: 1, marks },
  revision: 7,
  pages: [page('p1'), page('p2')],
  required: [],
  documents: [{ documentId: 'd1', version: 1, category: 'C0034', pages: 2 }],
});

async function look(archivesAtOnce = false): Promise<Bench> {
  const bench = await open('/paper/reviews/s1', reviewer);
  await bench.answer('/api/paper/reviews/s1', { scan: scan(), archivesAtOnce });
  return bench;
}

it('keeps first, repeated and rejected ones apart', async () => {
  const bench = await open('/paper/reviews', reviewer);
  const first = await bench.answer('/api/paper/reviews', { items: [{ ...scan(), pages: 2 }] });
  expect(first.params.get('list')).toBe('FIRST');
  expect(screen.getByRole('link', { name: '张建国' }).getAttribute('href')).toBe('/paper/reviews/s1');
  screen.getByRole('button', { name: '审核不通过' }).click();
  const rejected = await bench.answer('/api/paper/reviews', { items: [{ ...scan('REJECTED'), pages: 2 }] });
  expect(rejected.params.get('list')).toBe('REJECTED');
  expect(screen.getByRole('link', { name: '张建国' }).getAttribute('href')).toBe('/paper/scans/s1');
  await expectAccessible();
});

it('shows each page as the record has it, and rejects what has marks', async () => {
  const bench = await look();
  const pictures = screen.getAllByRole('img').map((img) => img.getAttribute('src'));
  expect(pictures).toContain('/api/documents/d1/versions/1/pages/2?width=1000');
  const defect = screen.getByLabelText<HTMLSelectElement>('问题 2');
  defect.value = 'BLURRED';
  screen.getAllByRole('button', { name: '标记' })[1]?.click();
  await bench.settle();
  await expectAccessible();
  screen.getByRole('button', { name: '不通过（1 处问题）' }).click();
  const told = await bench.answer('/api/paper/reviews/s1/verdict', {
    scan: scan('REJECTED'),
    archived: false,
  });
  expect(told.headers.get('If-Match')).toBe('"7"');
  expect(told.body).toEqual({ marks: [{ page: 'p2', defect: 'BLURRED', note: null }] });
  expect(screen.getByText('已退回重扫')).toBeTruthy();
});

it('passes and archives with one click where that is switched on', async () => {
  const bench = await look(true);
  screen.getByRole('button', { name: '通过并归档' }).click();
  await bench.answer('/api/paper/reviews/s1/verdict', { scan: scan('PASSED'), archived: true });
  expect(screen.getByText('已通过并归档')).toBeTruthy();
});

it('tells the one who scans what was found, and lets do it again', async () => {
  const bench = await open('/paper/scans/s1', reviewer);
  const marks = [{ page: 'p2', defect: 'CUT_OFF', note: '右边' }];
  await bench.answer('/api/paper/scans/s1', scan('REJECTED', marks));
  expect(screen.getByText(/2 拍摄不全 右边/)).toBeTruthy();
  screen.getByRole('button', { name: '重新打开，修改或补扫' }).click();
  const told = await bench.answer('/api/paper/scans/s1/reopening', {
    ...scan('REJECTED', marks),
    state: 'OPEN',
  });
  expect(told.headers.get('If-Match')).toBe('"7"');
  expect(screen.getByRole('button', { name: '完成并入库' })).toBeTruthy();
});

it('counts work by person and day, with sums', async () => {
  const bench = await open('/paper/workload', reviewer);
  const row = {
    day: '2026-03-01',
    campus: 'MAIN',
    name: '周敏',
    pagesTaken: 40,
    recordsProcessed: 3,
    pagesFiled: 38,
    recordsReviewed: 2,
    imagesReviewed: 30,
    recordsArchived: 1,
    recordsBoxed: 5,
  };
  await bench.answer('/api/paper/workload', { items: [row, { ...row, name: '李娜', pagesTaken: 2 }] });
  expect(screen.getByRole('row', { name: /合计 42 6 76/ })).toBeTruthy();
  await expectAccessible();
});
