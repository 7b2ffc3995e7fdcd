import {
  ArchivedDocument,
  DocumentVersion,
  Me,
  RecordDetail,
  RecordSummary,
  Reference,
  Right,
  SearchResult,
  SystemState,
} from '../app/api/types';

/** Invented people. */
export const person = (...rights: Right[]): Me => ({
  username: 'records',
  name: '周敏',
  staffNo: '9001',
  roles: ['RECORDS_STAFF'],
  rights,
  campuses: ['MAIN'],
  departments: ['0301'],
  duties: [],
});

export const reference: Reference = {
  hospital: '安和医院',
  campuses: [{ code: 'MAIN', name: '本部院区' }],
  departments: [{ code: '0301', name: '心血管内科', campus: 'MAIN' }],
  categories: [
    { code: 'C0034', name: '入院记录', english: 'Admission record', order: 2 },
    { code: 'C0049', name: '出院记录', english: 'Discharge record', order: 9 },
  ],
  states: [],
};

export const summary = (more: Partial<RecordSummary> = {}): RecordSummary => ({
  id: 'r1',
  recordNo: '00012345',
  admissionNo: 'ZY20260001',
  visitNo: 1,
  campus: 'MAIN',
  campusName: '本部院区',
  patientName: '张建国',
  sex: '1',
  age: { value: 67, unit: 'YEARS' },
  department: '0301',
  departmentName: '心血管内科',
  attending: '1001',
  attendingName: '李文博',
  admittedAt: '2026-02-27T01:00:00Z',
  dischargedAt: '2026-03-02T01:00:00Z',
  mainDiagnosis: '不稳定型心绞痛',
  state: 'ARCHIVED',
  stateName: '已归档',
  provisional: false,
  documentCount: 2,
  pageCount: 8,
  flags: [],
  ...more,
});

export const result = (more: Partial<SearchResult> = {}): SearchResult => ({
  total: 1,
  totalIsLowerBound: false,
  hits: [
    {
      record: summary(),
      pageHits: 1,
      pages: [
        {
          documentId: 'd1',
          version: 2,
          page: 3,
          title: '入院记录',
          category: 'C0034',
          scanned: false,
          highlight: ['诉<em>胸闷</em>三天'],
          withdrawn: false,
        },
      ],
    },
  ],
  facets: {
    campus: [],
    department: [{ value: '0301', label: '心血管内科', count: 12 }],
    category: [],
    source: [],
    status: [],
    doctor: [],
    diagnosis: [],
    dischargeYear: [],
  },
  tookMs: 7,
  ...more,
});

export const record = (): RecordDetail => ({
  ...summary(),
  patient: { name: '张建国', idNumberKnown: true, phoneKnown: false },
  encounter: {},
  frontPage: [
    {
      code: 'A46C',
      label: '付费方式',
      labelEnglish: 'Payment',
      value: '1',
      display: '城镇职工基本医疗保险',
      displayEnglish: 'Basic insurance of urban employees',
    },
  ],
  otherRecordNos: [],
  diagnoses: [{ code: 'I20.000', name: '不稳定型心绞痛', condition: '1', main: true }],
  operations: [],
  frontPageClosed: false,
  confidentiality: 0,
  tags: [],
});

export const version = (n: number, more: Partial<DocumentVersion> = {}): DocumentVersion => ({
  version: n,
  mediaType: 'application/pdf',
  size: 2048,
  pageCount: 4,
  receivedAt: '2026-03-01T01:00:00Z',
  ocrPages: 0,
  channel: 'FOLDER',
  extraction: 'DONE',
  enclosed: [],
  sha256: '',
  ...more,
});

export const paper = (
  id: string,
  order: number,
  title: string,
  ...versions: DocumentVersion[]
): ArchivedDocument => ({
  documentId: id,
  recordId: 'r1',
  category: `C00${order}`,
  categoryName: `${title}类`,
  categoryNameEnglish: title,
  categoryOrder: order,
  title,
  source: 'EMR',
  createdAt: '2026-02-27T02:00:00Z',
  current: versions.length,
  origin: 'COLLECTED',
  versions,
});

export const system = (more: Partial<SystemState> = {}): SystemState => ({
  version: '0.1.0',
  node: 'n1',
  startedAt: '2026-03-01T01:00:00Z',
  mongodb: { kind: 'embedded', healthy: true, version: '4.2' },
  elasticsearch: { kind: 'embedded', healthy: false },
  workers: [{ family: 'PDF', busy: 1, idle: 1, waiting: 0, restarts: 0 }],
  work: { ready: 5, leased: 1, dead: 1, byKind: { EXTRACT: 6 } },
  ingestion: { records: 3, documents: 9, quarantined: 1, waiting: 6 },
  index: { state: 'READY' },
  ...more,
});
