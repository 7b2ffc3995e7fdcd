import { channel } from './channel-boxes';
import { Box, is, Section } from './collector-draft';

const files = is('channel.kind', 'Folder', 'Ftp', 'Sftp');
const deed = is('afterwards.deed', 'MOVE', 'MARK');
const one = (value: string, label: string) => ({ value, label });

const source: Section = {
  title: $localize`:@@collect.sectionSource:来源`,
  boxes: [
    { name: 'name', kind: 'text', label: $localize`:@@collect.name:名称` },
    {
      name: 'system',
      kind: 'text',
      fixed: true,
      label: $localize`:@@filter.source:来源系统`,
      hint: $localize`:@@collect.systemHint:如 LIS、PACS；定下后不能改`,
    },
    { name: 'campus', kind: 'choice', fixed: true, label: $localize`:@@field.campus:院区`, options: [] },
    { name: 'enabled', kind: 'flag', label: $localize`:@@collect.enabled:启用（先试采）` },
  ],
};

const mapping: Section = {
  title: $localize`:@@collect.sectionMapping:字段对应`,
  hint: $localize`:@@collect.mappingHint:字段优先于旁文件，旁文件优先于路径。文书类别经“分类对照”换成案卷分类。`,
  boxes: [
    {
      name: 'mapping.path',
      kind: 'text',
      wide: true,
      label: $localize`:@@collect.pattern:路径规则（选填）`,
      hint: '{admissionNo}_{visitNo}/{category}_{sourceDocumentId}[_v{sourceVersion}].{ext}',
    },
    {
      name: 'mapping.form',
      kind: 'choice',
      when: files,
      label: $localize`:@@collect.sideCarForm:旁文件`,
      options: [
        one('NONE', $localize`:@@collect.noSideCar:没有`),
        one('ANJUAN', $localize`:@@collect.ownSideCar:案卷推送格式 JSON`),
        one('JSON', 'JSON'),
        one('XML', 'XML'),
      ],
    },
    {
      name: 'mapping.sideCar',
      kind: 'text',
      when: (draft) => files(draft) && draft['mapping.form'] !== 'NONE',
      label: $localize`:@@collect.sideCar:旁文件结尾`,
      hint: $localize`:@@collect.sideCarHint:加在文书全名之后，如 .json`,
    },
  ],
  rows: 'fields',
};

const schedule: Section = {
  title: $localize`:@@collect.sectionSchedule:运行时间`,
  boxes: [
    {
      name: 'schedule.kind',
      kind: 'choice',
      label: $localize`:@@collect.scheduleKind:方式`,
      options: [
        one('INTERVAL', $localize`:@@collect.interval:间隔`),
        one('CRON', 'cron'),
        one('BY_HAND', $localize`:@@collect.byHandOnly:只手动`),
      ],
    },
    {
      name: 'schedule.everySeconds',
      kind: 'number',
      when: is('schedule.kind', 'INTERVAL'),
      label: $localize`:@@collect.everySeconds:间隔秒数（5 起）`,
    },
    {
      name: 'schedule.cron',
      kind: 'text',
      when: is('schedule.kind', 'CRON'),
      label: 'cron',
      hint: $localize`:@@collect.cronHint:秒 分 时 日 月 周，如 0 30 2 * * * 为每天 2:30`,
    },
  ],
  rows: 'windows',
};

const changes: Section = {
  title: $localize`:@@collect.sectionChanges:延迟、复采与撤回`,
  boxes: [
    {
      name: 'delay.since',
      kind: 'choice',
      label: $localize`:@@collect.delaySince:延迟起点`,
      options: [
        one('CHANGE', $localize`:@@collect.sinceChange:报告修改`),
        one('COMPLETION', $localize`:@@collect.sinceCompletion:来源声明住院完成`),
        one('DISCHARGE', $localize`:@@collect.sinceDischarge:出院`),
      ],
    },
    { name: 'delay.minutes', kind: 'number', label: $localize`:@@collect.delayMinutes:延迟分钟` },
    {
      name: 'recollection.days',
      kind: 'number',
      label: $localize`:@@collect.days:每天复采最近天数（0 为不复采）`,
    },
    { name: 'recollection.at', kind: 'time', label: $localize`:@@collect.at:复采时刻` },
    {
      name: 'recollection.byContent',
      kind: 'flag',
      label: $localize`:@@collect.byContent:按内容比较（重新下载）`,
    },
    {
      name: 'withdrawal.whenGone',
      kind: 'flag',
      label: $localize`:@@collect.whenGone:来源不再有的视为撤回`,
    },
    {
      name: 'withdrawal.field',
      kind: 'text',
      label: $localize`:@@collect.withdrawalField:表示撤回的列（选填）`,
    },
    {
      name: 'withdrawal.values',
      kind: 'lines',
      label: $localize`:@@collect.withdrawalValues:表示撤回的值（每行一个）`,
    },
  ],
};

const after: Section = {
  title: $localize`:@@collect.sectionAfter:采完之后与限速`,
  boxes: [
    {
      name: 'afterwards.deed',
      kind: 'choice',
      label: $localize`:@@collect.deed:告诉来源`,
      options: [
        one('NOTHING', $localize`:@@collect.nothing:不动来源`),
        one('MOVE', $localize`:@@collect.move:移到另一目录`),
        one('DELETE', $localize`:@@collect.delete:删除`),
        one('MARK', $localize`:@@collect.mark:回写标志（接口、数据库）`),
      ],
    },
    {
      name: 'afterwards.target',
      kind: 'text',
      when: deed,
      label: $localize`:@@collect.target:目录、地址或语句`,
      hint: $localize`:@@collect.targetHint:接口地址可含 {id}，语句以 :key 代入主键`,
    },
    {
      name: 'throttle.requestsPerSecond',
      kind: 'number',
      label: $localize`:@@collect.requests:每秒请求（0 不限）`,
    },
    { name: 'throttle.kibPerSecond', kind: 'number', label: $localize`:@@collect.kib:每秒 KiB（0 不限）` },
    { name: 'throttle.atOnce', kind: 'number', label: $localize`:@@collect.atOnce:同时下载（1–32）` },
  ],
};

export const sections: readonly Section[] = [source, channel, mapping, schedule, changes, after];
export const boxes: readonly Box[] = sections.flatMap((section) => section.boxes);
