import { Listener, ViewForm, ViewRow } from '../api/types';
import { Field, Values } from '../shared/fields';

const isView = (draft: Values): boolean => draft['protocol'] === 'VIEW';
const starts =
  (kind: string) =>
  (draft: Values): boolean =>
    isView(draft) && draft['view.schedule'] === kind;

/** What a database is asked. The server names these boxes as they are named here. */
export function viewFields(known: Listener | null): Field[] {
  return [
    {
      name: 'view.url',
      when: isView,
      label: $localize`:@@view.url:数据库地址（JDBC）`,
      kind: 'text',
      hint: $localize`:@@view.urlHint:如 jdbc:sqlserver://10.0.0.5:1433;databaseName=his；驱动 JAR 由安装人员放入驱动目录`,
    },
    { name: 'view.user', when: isView, label: $localize`:@@view.user:数据库用户`, kind: 'text' },
    {
      name: 'view.password',
      when: isView,
      label: $localize`:@@view.password:数据库口令`,
      kind: 'secret',
      hint: known?.view
        ? $localize`:@@view.passwordKept:留空保留原口令；地址或用户改了要重新输入`
        : $localize`:@@view.passwordHint:请用只能查询该视图的账号`,
    },
    {
      name: 'view.query',
      when: isView,
      label: $localize`:@@view.query:查询语句`,
      kind: 'area',
      hint: $localize`:@@view.queryHint:一条 SELECT，不写排序，如 select KSDM, KSMC, TYBZ, XGSJ from V_ANJUAN_KS`,
    },
    {
      name: 'view.key',
      when: isView,
      label: $localize`:@@view.key:主键列`,
      kind: 'text',
      hint: $localize`:@@view.keyHint:每行不同、不会改变的列`,
    },
    {
      name: 'view.changed',
      when: isView,
      label: $localize`:@@view.changed:修改时间列`,
      kind: 'text',
      hint: $localize`:@@view.changedHint:有此列时只读有变动的行，先后也以它为准；留空则每次读全部，只处理与上次不同的行`,
    },
    {
      name: 'view.overlapMinutes',
      when: (draft) => isView(draft) && String(draft['view.changed'] ?? '').trim() !== '',
      label: $localize`:@@view.overlap:往前多读（分钟）`,
      kind: 'number',
      most: 100_000,
      hint: $localize`:@@view.overlapHint:来源提交较晚的行不会漏掉；重复读到的行不会重复处理`,
    },
  ];
}

/** When it is asked. */
export const scheduleFields: readonly Field[] = [
  {
    name: 'view.schedule',
    when: isView,
    label: $localize`:@@view.schedule:同步时间`,
    kind: 'choice',
    options: [
      { value: 'INTERVAL', label: $localize`:@@view.scheduleInterval:每隔一段时间` },
      { value: 'CRON', label: $localize`:@@view.scheduleCron:固定时刻（cron）` },
      { value: 'BY_HAND', label: $localize`:@@view.scheduleByHand:仅手动` },
    ],
  },
  {
    name: 'view.everyMinutes',
    when: starts('INTERVAL'),
    label: $localize`:@@view.every:间隔（分钟）`,
    kind: 'number',
    most: 10_080,
  },
  {
    name: 'view.cron',
    when: starts('CRON'),
    label: $localize`:@@view.cron:cron 表达式`,
    kind: 'text',
    hint: $localize`:@@view.cronHint:秒 分 时 日 月 周，如 0 30 2 * * * 为每天 2:30`,
  },
];

export function viewDraft(view: ViewRow | undefined): Values {
  return {
    'view.url': view?.url,
    'view.user': view?.user,
    'view.query': view?.query,
    'view.key': view?.key,
    'view.changed': view?.changed,
    'view.overlapMinutes': view?.overlapMinutes ?? 10,
    'view.schedule': view?.schedule ?? 'INTERVAL',
    'view.everyMinutes': view?.everyMinutes ?? 60,
    'view.cron': view?.cron,
  };
}

export function viewForm(values: Values): ViewForm {
  const names = [
    'url',
    'user',
    'password',
    'query',
    'key',
    'changed',
    'overlapMinutes',
    'schedule',
    'everyMinutes',
    'cron',
  ];
  return Object.fromEntries(names.map((name) => [name, values[`view.${name}`] ?? undefined]));
}
