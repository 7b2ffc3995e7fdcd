import { CollectorPlan, CollectorRow, CollectorRun } from '../api/types';

/** Invented collectors, for the specs. */
export const counts: CollectorRun['counts'] = {
  listed: 120,
  passedOver: 3,
  added: 5,
  changed: 2,
  unchanged: 110,
  waiting: 0,
  taken: 7,
  quarantined: 1,
  failed: 1,
  withdrawn: 0,
  bytes: 2048,
};

export const run: CollectorRun = {
  id: 'c1:1',
  startedAt: '2026-03-01T01:00:00Z',
  endedAt: '2026-03-01T01:00:09Z',
  running: false,
  what: 'SCHEDULED',
  counts,
  outcome: 'DONE',
};

export const row = (more: Partial<CollectorRow> = {}): CollectorRow => ({
  id: 'c1',
  name: '检验报告',
  system: 'LIS',
  campus: 'MAIN',
  channel: 'Ftp',
  enabled: true,
  paused: false,
  running: false,
  lastRun: run,
  succeededAt: '2026-03-01T01:00:09Z',
  nextRunAt: '2026-03-01T01:05:00Z',
  failures: 0,
  items: { FOUND: 2, WAITING: 1, TAKEN: 7, FAILED: 1, QUARANTINED: 1 },
  version: 3,
  ...more,
});

export const plan: CollectorPlan = {
  name: '检验报告',
  system: 'LIS',
  campus: 'MAIN',
  enabled: true,
  channel: {
    kind: 'Ftp',
    host: 'ftp.hospital',
    port: 21,
    security: 'PLAIN',
    user: 'anjuan',
    folder: '/reports',
    passive: true,
    charset: 'GBK',
    settleSeconds: 10,
  },
  mapping: {
    path: '{admissionNo}/{title}.{ext}',
    form: 'NONE',
    fields: [{ target: 'category', from: 'CONSTANT', expression: 'C0034' }],
  },
  schedule: {
    kind: 'INTERVAL',
    everySeconds: 300,
    windows: [{ days: ['SATURDAY'], from: '20:00:00', until: '06:00:00' }],
  },
  delay: { since: 'CHANGE', minutes: 30 },
  recollection: { days: 7, at: '03:00:00', byContent: false },
  withdrawal: { whenGone: false, values: [] },
  afterwards: { deed: 'NOTHING' },
  throttle: { requestsPerSecond: 5, kibPerSecond: 0, atOnce: 2 },
} as unknown as CollectorPlan;
