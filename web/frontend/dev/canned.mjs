// Invented people and papers for the mock. No real patient.
import { lines } from './page-svg.mjs';

export const hospital = { name: { zh: '安和医院', en: 'Anhe Hospital' }, theme: '' };
const everyRight = ['RECORD_SEARCH', 'RECORD_VIEW', 'DOCUMENT_DOWNLOAD', 'QUARANTINE_MANAGE'];
const person = (username, name, staffNo, role, rights) => ({
  username,
  name,
  staffNo,
  roles: [role],
  rights,
  campuses: ['MAIN', 'EAST'],
  departments: ['0301'],
});
export const people = {
  records: person('records', '周敏', '9001', 'RECORDS_STAFF', everyRight),
  doctor: person('doctor', '李文博', '1001', 'PHYSICIAN', ['RECORD_SEARCH', 'RECORD_VIEW']),
  sysadmin: person('sysadmin', '王启航', '8001', 'SYSTEM_ADMIN', [
    'SYSTEM_MONITOR',
    'INDEX_REBUILD',
    'DEAD_LETTER_MANAGE',
    'QUARANTINE_MANAGE',
  ]),
  auditadmin: person('auditadmin', '赵宁', '8003', 'AUDIT_ADMIN', ['AUDIT_READ']),
};
const categories = [
  ['C0032', '住院病案首页'],
  ['C0034', '入院记录'],
  ['C0037', '首次病程记录'],
  ['C0038', '日常病程记录'],
  ['C0026', '手术知情同意书'],
  ['C0011', '麻醉记录'],
  ['C0009', '手术记录'],
  ['C0049', '出院记录'],
  ['C0007', '检验报告'],
  ['C0006', '检查报告'],
  ['X0001', '体温单'],
  ['C0052', '住院医嘱'],
  ['X0006', '手术/介入视频'],
].map(([code, name], order) => ({ code, name, english: name, order }));
export const reference = {
  hospital: '安和医院',
  campuses: [
    { code: 'MAIN', name: '本部院区' },
    { code: 'EAST', name: '东城院区' },
  ],
  departments: [
    { code: '0301', name: '心血管内科', campus: 'MAIN' },
    { code: '0402', name: '普通外科', campus: 'MAIN' },
    { code: '0304', name: '呼吸与危重症医学科', campus: 'EAST' },
  ],
  categories,
  states: [
    { code: 'COLLECTING', name: '采集中', english: 'collecting' },
    { code: 'ARCHIVED', name: '已归档', english: 'archived' },
  ],
};
const stories = [
  ['张建国', '1', 67, '0301', '李文博', '不稳定型心绞痛', 'ARCHIVED', []],
  ['欧阳慧敏', '2', 54, '0402', '陈立', '胆囊结石伴慢性胆囊炎', 'COLLECTING', []],
  ['刘德海', '1', 72, '0304', '孙萍', '慢性阻塞性肺疾病急性加重', 'ARCHIVED', ['SEALED']],
  [null, null, null, '0301', null, null, 'COLLECTING', []],
  ['王秀兰', '2', 61, '0301', '李文博', '急性前壁心肌梗死', 'ARCHIVED', []],
  ['陈子涵', '2', 29, '0402', '陈立', '急性阑尾炎伴局限性腹膜炎', 'COLLECTING', []],
];
const summary = (i) => {
  const [patientName, sex, age, department, attendingName, mainDiagnosis, state, flags] =
    stories[i % stories.length];
  const day = String(1 + (i % 27)).padStart(2, '0');
  return {
    id: `r${i}k7Qm2xT9v`,
    recordNo: patientName ? String(12345 + i).padStart(8, '0') : null,
    admissionNo: `ZY2026${String(i + 1).padStart(4, '0')}`,
    visitNo: 1 + (i % 2),
    campus: i % 3 === 2 ? 'EAST' : 'MAIN',
    campusName: i % 3 === 2 ? '东城院区' : '本部院区',
    patientName,
    sex,
    ...(age === null ? {} : { age: { value: age, unit: 'YEARS' } }),
    department,
    departmentName: reference.departments.find((d) => d.code === department).name,
    attending: '1001',
    attendingName,
    admittedAt: `2026-02-${day}T01:20:00Z`,
    dischargedAt: i === 1 ? null : `2026-03-${day}T02:00:00Z`,
    mainDiagnosis,
    state,
    stateName: state === 'ARCHIVED' ? '已归档' : '采集中',
    provisional: patientName === null,
    documentCount: 18 + i,
    pageCount: 64 + 3 * i,
    flags,
  };
};
const snippets = [
  [
    '…于快步行走约200米后出现胸骨后压榨样疼痛，向左肩背部放射，伴出汗、气促，<em>胸闷</em>明显，休息3—5分钟可缓解。曾于当地医院就诊，<em>心电图</em>示Ⅱ、Ⅲ、aVF导联ST段压低…',
  ],
  [
    '<em>心电图</em>（2026-02-27）：窦性心律，Ⅱ、Ⅲ、aVF导联ST段压低0.1mV',
    '患者诉<em>胸闷</em>较前缓解，夜间可平卧，无咳嗽咳痰',
  ],
  ['入院时<em>胸闷</em>、胸痛，急查<em>心电图</em>提示下壁导联ST段改变，立即予双联抗血小板、调脂、扩冠治疗'],
];
const page = (i, n) => ({
  documentId: `d${n + 1}`,
  version: n === 0 ? 2 : 1,
  page: [3, 1, 2][n],
  title: ['入院记录', '日常病程记录（2026-02-28）', '出院记录'][n],
  category: ['C0034', 'C0038', 'C0049'][n],
  highlight: snippets[(i + n) % 3],
});
const facet = (...rows) => rows.map(([value, label, count]) => ({ value, label, count }));

export function search(q) {
  const start = Number(q.get('cursor') ?? 0);
  const none = (q.get('q') ?? '').includes('绝无');
  const size = Math.min(Number(q.get('size') ?? 20), 20);
  const hits = none
    ? []
    : Array.from({ length: size }, (_, i) => ({
        record: summary(start + i),
        pageHits: q.get('q') ? 3 + i * 4 : 0,
        pages: q.get('q') ? [0, 1, 2].slice(0, 1 + (i % 3)).map((n) => page(i, n)) : [],
      }));
  return {
    total: none ? 0 : 1284,
    totalIsLowerBound: false,
    hits,
    tookMs: 23,
    ...(none || start >= 40 ? {} : { next: String(start + size) }),
    facets: {
      campus: facet(['MAIN', '本部院区', 861], ['EAST', '东城院区', 423]),
      department: facet(
        ['0301', '心血管内科', 402],
        ['0304', '呼吸与危重症医学科', 211],
        ['0402', '普通外科', 190],
        ['0501', '神经内科', 121],
        ['0502', '骨科', 96],
        ['0503', '妇产科', 84],
        ['0504', '泌尿外科', 60],
        ['0505', '儿科', 31],
      ),
      category: facet(
        ['C0034', '入院记录', 988],
        ['C0038', '日常病程记录', 871],
        ['C0049', '出院记录', 640],
        ['C0006', '检查报告', 233],
      ),
      source: facet(['EMR', 'EMR', 1190], ['PACS', 'PACS', 233], ['LIS', 'LIS', 178]),
      status: facet(['ARCHIVED', '已归档', 1100], ['COLLECTING', '采集中', 184]),
      doctor: facet(['1001', '李文博', 120], ['1002', '陈立', 98], ['1003', '孙萍', 77]),
      diagnosis: facet(['I20.000', '不稳定型心绞痛', 210], ['K80.100', '胆囊结石伴慢性胆囊炎', 98]),
      dischargeYear: facet(['2026', '2026', 310], ['2025', '2025', 974]),
    },
  };
}

export function record(id) {
  const i = Number(id.match(/^r(\d+)/)?.[1] ?? NaN);
  if (Number.isNaN(i)) return null;
  const f = (code, label, value, display = value) => ({
    code,
    label,
    labelEnglish: code,
    value,
    display,
    displayEnglish: display,
  });
  return {
    ...summary(i),
    patient: { name: '张建国', sex: '1', birthDate: '1958-04-02', idNumberKnown: true, phoneKnown: true },
    encounter: { kind: 'INPATIENT', disposition: '1' },
    diagnoses: [
      { code: 'I10.x00', name: '高血压病3级（极高危）', condition: '1', main: false },
      { code: 'I20.000', name: '不稳定型心绞痛', condition: '1', main: true },
      { code: 'E78.500', name: '高脂血症', condition: '2', main: false },
    ],
    operations: [
      {
        code: '88.5500x002',
        name: '单根导管的冠状动脉造影术',
        date: '2026-02-28',
        level: '3',
        surgeonName: '李文博',
      },
      {
        code: '36.0700',
        name: '药物洗脱冠状动脉支架置入术',
        date: '2026-02-28',
        level: '4',
        surgeonName: '李文博',
      },
    ],
    frontPage: [
      f('A11', '姓名', '张建国'),
      f('A12C', '性别', '1', '男'),
      f('A13', '出生日期', '1958-04-02'),
      f('A14', '年龄', '67'),
      f('A46C', '付费方式', '1', '城镇职工基本医疗保险'),
      f('A21C', '婚姻', '2', '已婚'),
      f('A38C', '职业', '80', '退（离）休人员'),
      f('A19C', '民族', '01', '汉族'),
      f('B11C', '入院途径', '2', '门诊'),
      f('B12', '入院时间', '2026-02-27 09:20'),
      f('B15', '出院时间', '2026-03-02 10:00'),
      f('B20', '实际住院天数', '3'),
      f('B34C', '离院方式', '1', '医嘱离院'),
      f('B36C', '31天再住院计划', '1', '无'),
      f('C24C', '药物过敏', '2', '有'),
      f('C25', '过敏药物', '青霉素'),
      f('C26C', 'ABO 血型', '1', 'A型'),
      f('C27C', 'Rh 血型', '2', '阳性'),
      f('D01', '总费用', '42318.66'),
      f('D09', '自付金额', '8912.40'),
      f('D17', '影像学诊断费', '3120.00'),
      f('F21', '输血反应', '0', '未输'),
    ],
  };
}

const version = (n, more = {}) => ({
  version: n,
  mediaType: 'application/pdf',
  size: 184320 + n * 9000,
  pageCount: 6,
  receivedAt: `2026-03-0${n}T02:10:00Z`,
  ocrPages: 0,
  channel: 'FOLDER',
  extraction: 'DONE',
  sha256: '0'.repeat(64),
  ...more,
});
const paper = (documentId, category, title, versions, more = {}) => ({
  documentId,
  category,
  categoryName: categories.find((c) => c.code === category).name,
  categoryNameEnglish: categories.find((c) => c.code === category).english,
  categoryOrder: categories.find((c) => c.code === category).order,
  title,
  source: 'EMR',
  author: '1001',
  createdAt: '2026-02-27T03:10:00Z',
  current: versions.length,
  origin: 'COLLECTED',
  versions,
  ...more,
});
export const documents = () => ({
  items: [
    paper('d9', 'C0032', '住院病案首页', [version(1, { pageCount: 2 })]),
    paper('d1', 'C0034', '入院记录', [version(1), version(2)]),
    paper('d4', 'C0037', '首次病程记录', [version(1, { pageCount: 2 })]),
    paper('d2', 'C0038', '日常病程记录（2026-02-28）', [version(1, { pageCount: 120 })]),
    paper('d5', 'C0038', '上级医师查房记录（2026-03-01）', [version(1, { pageCount: 1 })]),
    paper(
      'd6',
      'C0026',
      '冠状动脉造影及支架置入术知情同意书',
      [version(1, { mediaType: 'image/tiff', pageCount: 2 })],
      { origin: 'SCANNED' },
    ),
    paper('d7L', 'C0011', '麻醉记录单', [version(1, { pageCount: 2 })]),
    paper('d3', 'C0049', '出院记录', [version(1, { pageCount: 2 })]),
    paper('d8', 'C0007', '血常规', [version(1, { pageCount: null, extraction: 'PENDING' })], {
      source: 'LIS',
    }),
    paper('d10', 'C0006', '心脏彩超', [version(1, { pageCount: null, extraction: 'FAILED' })], {
      source: 'PACS',
    }),
    paper('d11', 'X0006', '冠脉造影录像', [version(1, { mediaType: 'video/mp4', pageCount: null })], {
      source: 'PACS',
    }),
  ],
});
export const text = () => ({
  pages: [1, 2].map((n) => ({
    page: n,
    text: lines.join('\n'),
    origin: n === 1 ? 'LAYER' : 'OCR',
    confidence: n === 1 ? null : 0.94,
  })),
});
export function find(words) {
  const terms = words.replaceAll('"', '').split(/\s+/);
  const matches = [];
  for (let page = 1; page <= 3; page++)
    lines.forEach((line, i) => {
      for (const term of terms) {
        const at = line.indexOf(term);
        if (at >= 0)
          matches.push({
            page,
            excerpt: line,
            boxes: [
              {
                x: (120 + at * 28) / 1240,
                y: (303 + i * 58) / 1754,
                width: (term.length * 28) / 1240,
                height: 36 / 1754,
              },
            ],
          });
      }
    });
  return { matches, more: false };
}
const held = (id, reason, zh, en, fileName, mediaType, size, meta) => ({
  id,
  arrivals: 1,
  statement: false,
  sha256: '0'.repeat(64),
  receivedAt: '2026-03-02T01:23:45Z',
  channel: 'FOLDER',
  reason,
  reasonText: { zh, en },
  fileName,
  mediaType,
  size,
  meta,
});
export const quarantine = {
  total: 4,
  items: [
    held(
      'q1',
      'METADATA_MISSING',
      '缺少住院号，无法确定归属',
      'The admission number is missing',
      'C0034_D88213_v1.pdf',
      'application/pdf',
      283000,
      {
        sourceSystem: 'EMR',
        sourceDocumentId: 'D88213',
        campus: 'MAIN',
        category: 'C0034',
        title: '入院记录',
      },
    ),
    held(
      'q2',
      'UNREADABLE',
      '文件已损坏，无法打开',
      'The file is damaged and cannot be opened',
      'C0007_L2207_v1.pdf',
      'application/pdf',
      1204,
      {
        sourceSystem: 'LIS',
        sourceDocumentId: 'L2207',
        campus: 'EAST',
        admissionNo: 'ZY20260310',
        title: '血常规',
      },
    ),
    held(
      'q3',
      'TYPE_NOT_ALLOWED',
      '文件类型不在允许范围内',
      'The file type is not allowed',
      'setup.exe',
      'application/x-msdownload',
      2804992,
      {},
    ),
    held('q4', 'EMPTY', '文件为空', 'The file is empty', 'C0006_P5512_v3.pdf', 'application/x-empty', 0, {
      sourceSystem: 'PACS',
      sourceDocumentId: 'P5512',
      campus: 'MAIN',
      admissionNo: 'ZY20260144',
      title: '胸部CT检查报告',
    }),
  ],
};
let rebuilding = null;
export const rebuild = () => (rebuilding = 0);
export function system(tick) {
  if (rebuilding !== null) rebuilding = rebuilding >= 3100 ? null : rebuilding + 220;
  return {
    version: '0.1.0',
    node: 'anjuan-1',
    startedAt: new Date(Date.now() - 187_340_000).toISOString(),
    mongodb: { kind: 'embedded', healthy: true, version: '5.0.0' },
    elasticsearch: { kind: 'embedded', healthy: true, version: '9.5.3', documents: 8120 + tick * 9 },
    workers: [
      { family: 'PDF', busy: 2, idle: 0, waiting: 3, restarts: 0 },
      { family: 'OFD', busy: 1, idle: 1, waiting: 0, restarts: 0 },
      { family: 'IMAGE', busy: 1, idle: 0, waiting: 0, restarts: 2 },
    ],
    work: {
      ready: Math.max(0, 420 - tick * 3),
      leased: 8,
      dead: 2,
      byKind: { EXTRACT: 212, INDEX_DOCUMENT: 36, INDEX_RECORD: 4 },
    },
    ingestion: {
      records: 148 + Math.floor(tick / 5),
      documents: 2956 + tick * 8 + Math.round(4 * Math.sin(tick / 4)),
      quarantined: 4,
      waiting: Math.max(0, 212 - tick * 3),
    },
    index: {
      state: 'READY',
      rebuild: {
        running: rebuilding !== null,
        done: rebuilding ?? 3100,
        total: 3100,
        failed: false,
        leftOut: 0,
      },
    },
  };
}
export const deadLetters = {
  items: [
    {
      id: 'w1',
      kind: 'EXTRACT',
      subject: '7dK2mQx:1',
      attempts: 8,
      lastError: 'WorkerFailed: memory limit',
      since: '2026-03-01T18:20:00Z',
    },
    {
      id: 'w2',
      kind: 'EXTRACT',
      subject: 'p0Qs81n:3',
      attempts: 8,
      lastError: 'UnreadableDocument: encrypted',
      since: '2026-03-02T00:02:00Z',
    },
  ],
};
const event = (seq, actor, actorName, action, outcome, more = {}) => ({
  seq,
  day: '2026-03-02',
  at: `2026-03-02T0${1 + (seq % 8)}:${String(10 + (seq % 49))}:12Z`,
  actor,
  actorName,
  action,
  outcome,
  address: '10.20.3.41',
  ...more,
});
export const audit = {
  next: 'x',
  items: Array.from(
    { length: 24 },
    (_, i) =>
      [
        event(240 - i, 'doctor', '李文博', 'VIEW_PAGE', 'SUCCESS', {
          recordId: 'r0k7Qm2xT9v',
          documentId: 'd1',
          version: 2,
          page: 1 + (i % 6),
        }),
        event(240 - i, 'records', '周敏', 'SEARCH', 'SUCCESS', { detail: '1284' }),
        event(240 - i, 'nurse', '何静', 'LOG_IN_FAILED', 'REFUSED', { address: '10.20.7.19' }),
        event(240 - i, 'folder', 'folder', 'INTAKE', 'SUCCESS', {
          recordId: 'r3k7Qm2xT9v',
          documentId: 'd7',
        }),
      ][i % 4],
  ),
};
export const verification = {
  days: [
    { day: '2026-03-02', events: 240, intact: true },
    { day: '2026-03-01', events: 1182, intact: true },
    { day: '2026-02-28', events: 931, intact: false, firstBroken: 417 },
  ],
};
