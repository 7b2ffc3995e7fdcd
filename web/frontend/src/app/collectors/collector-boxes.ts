import { Box, is } from './collector-draft';

export interface Section {
  readonly title: string;
  readonly hint?: string;
  readonly boxes: readonly Box[];
  /** Rows that stand below the boxes. */
  readonly rows?: 'fields' | 'windows';
}

const folder = is('channel.kind', 'Folder');
const ftp = is('channel.kind', 'Ftp');
const sftp = is('channel.kind', 'Sftp');
const http = is('channel.kind', 'HttpPull');
const jdbc = is('channel.kind', 'JdbcView');
const files = is('channel.kind', 'Folder', 'Ftp', 'Sftp');
const remote = is('channel.kind', 'Ftp', 'Sftp');
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

const channel: Section = {
  title: $localize`:@@collect.channel:通道`,
  boxes: [
    {
      name: 'channel.kind',
      kind: 'choice',
      fixed: true,
      label: $localize`:@@collect.channelKind:类型`,
      options: [
        one('Folder', $localize`:@@collect.folder:目录或共享`),
        one('Ftp', 'FTP / FTPS'),
        one('Sftp', 'SFTP'),
        one('HttpPull', $localize`:@@channel.httpPull:接口拉取`),
        one('JdbcView', $localize`:@@channel.database:数据库视图`),
      ],
    },
    {
      name: 'channel.host',
      kind: 'text',
      when: remote,
      label: $localize`:@@collect.host:主机`,
    },
    { name: 'channel.port', kind: 'number', when: remote, label: $localize`:@@collect.port:端口` },
    {
      name: 'channel.security',
      kind: 'choice',
      when: ftp,
      label: $localize`:@@collect.security:加密`,
      options: [
        one('PLAIN', $localize`:@@collect.plain:不加密 FTP`),
        one('EXPLICIT', $localize`:@@collect.explicit:显式 FTPS（AUTH TLS）`),
        one('IMPLICIT', $localize`:@@collect.implicit:隐式 FTPS`),
      ],
    },
    {
      name: 'channel.user',
      kind: 'text',
      when: is('channel.kind', 'Ftp', 'Sftp', 'JdbcView'),
      label: $localize`:@@collect.user:用户名`,
    },
    {
      name: 'channel.logIn',
      kind: 'choice',
      when: sftp,
      label: $localize`:@@collect.logIn:登录方式`,
      options: [
        one('PASSWORD', $localize`:@@collect.password:口令`),
        one('KEY', $localize`:@@collect.key:私钥`),
      ],
    },
    {
      name: 'secrets.PASSWORD',
      kind: 'secret',
      when: (draft) =>
        ftp(draft) ||
        jdbc(draft) ||
        (sftp(draft) && draft['channel.logIn'] !== 'KEY') ||
        (http(draft) && draft['channel.logIn.by'] === 'Basic'),
      label: $localize`:@@collect.password:口令`,
    },
    {
      name: 'secrets.PRIVATE_KEY',
      kind: 'secret-area',
      when: (draft) => sftp(draft) && draft['channel.logIn'] === 'KEY',
      label: $localize`:@@collect.privateKey:私钥（OpenSSH 或 PEM）`,
    },
    {
      name: 'secrets.PASSPHRASE',
      kind: 'secret',
      when: (draft) => sftp(draft) && draft['channel.logIn'] === 'KEY',
      label: $localize`:@@collect.passphrase:私钥口令（如有）`,
    },
    {
      name: 'channel.hostKey',
      kind: 'text',
      when: sftp,
      label: $localize`:@@collect.hostKey:主机密钥指纹`,
      hint: $localize`:@@collect.hostKeyHint:SHA256:…，在对方服务器上用 ssh-keygen -lf 查看`,
    },
    {
      name: 'channel.folder',
      kind: 'text',
      when: files,
      label: $localize`:@@collect.folderPath:目录`,
      hint: $localize`:@@collect.folderHint:共享目录先挂载到服务器，须在允许的根目录下`,
    },
    {
      name: 'channel.settleSeconds',
      kind: 'number',
      when: files,
      label: $localize`:@@collect.settle:静置秒数`,
      hint: $localize`:@@collect.settleHint:刚改过的文件可能还在写`,
    },
    {
      name: 'channel.charset',
      kind: 'choice',
      when: ftp,
      label: $localize`:@@collect.charset:文件名编码`,
      options: [one('UTF-8', 'UTF-8'), one('GBK', 'GBK'), one('GB18030', 'GB18030')],
    },
    { name: 'channel.passive', kind: 'flag', when: ftp, label: $localize`:@@collect.passive:被动模式` },
    {
      name: 'channel.list',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.list:清单地址`,
      hint: $localize`:@@collect.listHint:可含 {since}，如 https://pacs/api/reports?from={since}`,
    },
    {
      name: 'channel.recordList',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.recordList:单次住院清单地址（选填）`,
      hint: $localize`:@@collect.recordListHint:须含 {admissionNo}，可含 {visitNo}`,
    },
    {
      name: 'channel.items',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.itemsPath:条目所在（JSONPath）`,
    },
    {
      name: 'channel.fields.id',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.idPath:条目编号（JSONPath）`,
    },
    {
      name: 'channel.fields.fileName',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.fileNamePath:文件名（选填）`,
    },
    {
      name: 'channel.fields.modified',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.modifiedPath:修改时间（选填）`,
    },
    {
      name: 'channel.fields.version',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.versionPath:版本或状态（选填）`,
    },
    {
      name: 'channel.fields.etag',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.etagPath:ETag（选填）`,
    },
    {
      name: 'channel.fields.size',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.sizePath:大小（选填）`,
    },
    {
      name: 'channel.download',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.download:下载地址`,
      hint: $localize`:@@collect.downloadHint:{id} 和条目的字段可代入`,
    },
    {
      name: 'channel.paging.by',
      kind: 'choice',
      when: http,
      label: $localize`:@@collect.paging:分页`,
      options: [
        one('OnePage', $localize`:@@collect.onePage:不分页`),
        one('NextLink', $localize`:@@collect.nextLink:答复含下一页地址`),
        one('PageNumber', $localize`:@@collect.pageNumber:页号参数`),
        one('Cursor', $localize`:@@collect.cursor:游标参数`),
      ],
    },
    {
      name: 'channel.paging.path',
      kind: 'text',
      when: (draft) => http(draft) && is('channel.paging.by', 'NextLink', 'Cursor')(draft),
      label: $localize`:@@collect.nextPath:下一页所在（JSONPath）`,
    },
    {
      name: 'channel.paging.parameter',
      kind: 'text',
      when: (draft) => http(draft) && is('channel.paging.by', 'PageNumber', 'Cursor')(draft),
      label: $localize`:@@collect.parameter:参数名`,
    },
    {
      name: 'channel.paging.first',
      kind: 'number',
      when: (draft) => http(draft) && is('channel.paging.by', 'PageNumber')(draft),
      label: $localize`:@@collect.firstPage:第一页的页号（0 或 1）`,
    },
    {
      name: 'channel.logIn.by',
      kind: 'choice',
      when: http,
      label: $localize`:@@collect.logIn:登录方式`,
      options: [
        one('Nobody', $localize`:@@collect.nobody:不需要`),
        one('Bearer', $localize`:@@collect.bearer:令牌（Bearer）`),
        one('Basic', $localize`:@@collect.basic:用户名与口令（Basic）`),
        one('Header', $localize`:@@collect.header:令牌（自定义请求头）`),
      ],
    },
    {
      name: 'channel.logIn.user',
      kind: 'text',
      when: (draft) => http(draft) && draft['channel.logIn.by'] === 'Basic',
      label: $localize`:@@collect.user:用户名`,
    },
    {
      name: 'channel.logIn.name',
      kind: 'text',
      when: (draft) => http(draft) && draft['channel.logIn.by'] === 'Header',
      label: $localize`:@@collect.headerName:请求头名称`,
    },
    {
      name: 'secrets.TOKEN',
      kind: 'secret',
      when: (draft) => http(draft) && is('channel.logIn.by', 'Bearer', 'Header')(draft),
      label: $localize`:@@collect.token:令牌`,
    },
    {
      name: 'channel.allowedHost',
      kind: 'text',
      when: http,
      label: $localize`:@@collect.allowedHost:另可下载的主机（选填）`,
      hint: $localize`:@@collect.allowedHostHint:文件在另一台服务器上时`,
    },
    {
      name: 'channel.url',
      kind: 'text',
      when: jdbc,
      label: $localize`:@@collect.url:数据库地址`,
      hint: $localize`:@@collect.urlHint:如 jdbc:oracle:thin:@//db:1521/his；驱动 JAR 放入驱动目录`,
    },
    {
      name: 'channel.query',
      kind: 'area',
      when: jdbc,
      label: $localize`:@@collect.query:清单查询`,
      hint: $localize`:@@collect.queryHint:SELECT，不含内容，不含排序`,
    },
    { name: 'channel.key', kind: 'text', when: jdbc, label: $localize`:@@collect.keyColumn:主键列` },
    {
      name: 'channel.watermark',
      kind: 'text',
      when: jdbc,
      label: $localize`:@@collect.watermark:修改时间列（选填）`,
    },
    {
      name: 'channel.overlapMinutes',
      kind: 'number',
      when: jdbc,
      label: $localize`:@@collect.overlap:回看分钟`,
      hint: $localize`:@@collect.overlapHint:晚提交的行不致漏掉`,
    },
    {
      name: 'channel.fileName',
      kind: 'text',
      when: jdbc,
      label: $localize`:@@collect.fileNameColumn:文件名列（选填）`,
    },
    {
      name: 'channel.contentQuery',
      kind: 'area',
      when: jdbc,
      label: $localize`:@@collect.contentQuery:内容查询`,
      hint: $localize`:@@collect.contentQueryHint:第一列是内容，? 处代入主键`,
    },
    {
      name: 'channel.recordQuery',
      kind: 'area',
      when: jdbc,
      label: $localize`:@@collect.recordQuery:单次住院查询（选填）`,
      hint: $localize`:@@collect.recordQueryHint:含 :admissionNo，可含 :visitNo`,
    },
    {
      name: 'channel.certificates',
      kind: 'area',
      when: is('channel.kind', 'Ftp', 'HttpPull'),
      label: $localize`:@@collect.certificates:受信任证书（PEM，选填）`,
    },
  ],
};

const mapping: Section = {
  title: $localize`:@@collect.sectionMapping:字段对应`,
  hint: $localize`:@@collect.mappingHint:字段优先于旁文件，旁文件优先于路径。文书类别经“分类对照”换成案卷分类。`,
  boxes: [
    {
      name: 'mapping.path',
      kind: 'text',
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
