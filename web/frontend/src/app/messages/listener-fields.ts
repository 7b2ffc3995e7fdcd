import { EventRow, Listener, ListenerForm, PlaceRow, SubjectFields } from '../api/types';
import { Field, Option, Values } from '../shared/fields';
import { protocols, subjects } from './message-words';
import { placesOfSubject } from './row-fields';
import { scheduleFields, viewDraft, viewFields, viewForm } from './view-fields';

const has =
  (...protocol: string[]) =>
  (draft: Values): boolean =>
    protocol.includes(String(draft['protocol']));
const hasPort = has('HL7', 'STREAM');
const hasRows = has('TABLE', 'VIEW');
const isPushed = has('HL7', 'STREAM', 'SOAP', 'FHIR');

/** The form of a listener; ports are numbers of five digits, places and events stand one a line. */
export function listenerFields(
  known: Listener | null,
  campuses: readonly Option[],
  subjectFields: readonly SubjectFields[],
): Field[] {
  return [
    {
      name: 'code',
      label: $localize`:@@listener.code:标识`,
      kind: 'text',
      fixed: known !== null,
      hint: $localize`:@@listener.codeHint:字母、数字、连字符和下划线；FHIR 与 SOAP 的地址里会用到`,
    },
    { name: 'name', label: $localize`:@@listener.name:名称`, kind: 'text' },
    {
      name: 'protocol',
      label: $localize`:@@listener.protocol:协议`,
      kind: 'choice',
      options: protocols,
      fixed: known !== null,
    },
    { name: 'campus', label: $localize`:@@listener.campus:院区`, kind: 'choice', options: campuses },
    {
      name: 'sourceSystem',
      label: $localize`:@@listener.source:来源系统`,
      kind: 'text',
      hint: $localize`:@@listener.sourceHint:与文书编号一起标识文书，启用后不要改`,
    },
    {
      name: 'port',
      when: hasPort,
      label: $localize`:@@listener.port:端口`,
      kind: 'text',
      hint: $localize`:@@listener.portHint:HL7 与二进制流使用；每个节点都会监听`,
    },
    {
      name: 'bind',
      when: hasPort,
      label: $localize`:@@listener.bind:监听地址`,
      kind: 'text',
      hint: $localize`:@@listener.bindHint:默认 127.0.0.1，仅本机；院内网卡地址或 0.0.0.0`,
    },
    {
      name: 'addresses',
      when: isPushed,
      label: $localize`:@@listener.addresses:允许的地址`,
      kind: 'lines',
      hint: $localize`:@@listener.addressesHint:每行一个地址或网段；留空时端口只接受本机`,
    },
    {
      name: 'tls',
      when: hasPort,
      label: $localize`:@@listener.tls:使用 TLS（证书由 anjuan.message.tls-bundle 指定）`,
      kind: 'flag',
    },
    {
      name: 'charset',
      when: has('HL7', 'STREAM', 'SOAP', 'FHIR', 'TABLE'),
      label: $localize`:@@listener.charset:默认字符集`,
      kind: 'choice',
      options: ['UTF-8', 'GB18030'].map((value) => ({ value, label: value })),
      hint: $localize`:@@listener.charsetHint:消息未写明字符集（MSH-18）时使用`,
    },
    {
      name: 'perMinute',
      when: isPushed,
      label: $localize`:@@listener.perMinute:每分钟最多消息数`,
      kind: 'text',
    },
    {
      name: 'subject',
      when: hasRows,
      label: $localize`:@@listener.subject:表格内容`,
      kind: 'choice',
      options: [{ value: '', label: '—' }, ...subjects],
      hint: $localize`:@@listener.subjectHint:一个接收端只收一种；表格文件放入数据目录的 tables/接收端标识，首行是列名`,
    },
    ...viewFields(known),
    {
      name: 'fields',
      when: (draft) => hasRows(draft) && placesOfSubject(subjectFields, draft).length > 0,
      label: $localize`:@@listener.columns:各字段在哪一列`,
      kind: 'places',
      places: (draft) => placesOfSubject(subjectFields, draft),
      hint: $localize`:@@listener.columnsHint:留空表示列名与字段代码相同；没有的列不填`,
    },
    {
      name: 'fields',
      when: (draft) => !hasRows(draft),
      label: $localize`:@@listener.fields:字段位置`,
      kind: 'area',
      hint: $localize`:@@listener.fieldsHint:与通常位置不同的字段，每行一个，如 visitNo = PV1-50 或 recordNo = PID-2.1`,
    },
    {
      name: 'events',
      when: has('SOAP'),
      label: $localize`:@@listener.events:SOAP 事件`,
      kind: 'area',
      hint: $localize`:@@listener.eventsHint:每行：事件码; 名称; DOCUMENT、CDA、ENCOUNTER、WITHDRAWAL、PATIENTS、DEPARTMENTS、STAFF、CODES 或 NOTHING; 病案分类; 字段=XPath; …`,
    },
    ...scheduleFields,
    {
      name: 'enabled',
      when: has('VIEW'),
      label: $localize`:@@listener.enabled:启用`,
      kind: 'flag',
      hint: $localize`:@@view.enabledHint:新视图先不启用：保存后“试读”，无误再启用`,
    },
    {
      name: 'enabled',
      when: (draft) => draft['protocol'] !== 'VIEW',
      label: $localize`:@@listener.enabled:启用`,
      kind: 'flag',
    },
  ];
}

export function listenerDraft(known: Listener | null, campus: string): Values {
  if (known === null) {
    return {
      protocol: 'HL7',
      campus,
      port: '2575',
      bind: '127.0.0.1',
      charset: 'UTF-8',
      perMinute: '6000',
      enabled: true,
      ...viewDraft(undefined),
    };
  }
  return {
    ...known,
    ...viewDraft(known.view),
    port: String(known.port),
    perMinute: String(known.perMinute),
    fields: known.fields.map(placeLine).join('\n'),
    events: known.events.map(eventLine).join('\n'),
  };
}

export function listenerForm(values: Values, version: number): ListenerForm {
  return {
    ...(values as unknown as ListenerForm),
    port: Number(values['port'] ?? 0) || 0,
    perMinute: Number(values['perMinute'] ?? 0) || 0,
    fields: linesOf(values['fields']).map(place),
    events: linesOf(values['events']).map(event),
    view: values['protocol'] === 'VIEW' ? viewForm(values) : undefined,
    version,
  };
}

const placeLine = (row: PlaceRow): string => `${row.field} = ${row.path}`;

function eventLine(row: EventRow): string {
  const places = (row.fields ?? []).map((one) => `${one.field}=${one.path}`);
  return [row.code, row.name ?? '', row.deed, row.category ?? '', ...places].join('; ');
}

function linesOf(value: unknown): string[] {
  return String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function place(line: string): PlaceRow {
  const at = line.indexOf('=');
  return { field: line.slice(0, Math.max(at, 0)).trim(), path: line.slice(at + 1).trim() };
}

function event(line: string): EventRow {
  const [code = '', name = '', deed = '', category = '', ...places] = line
    .split(/[;；]/)
    .map((cell) => cell.trim());
  return { code, name, deed, category, fields: places.filter((one) => one !== '').map(place) };
}
