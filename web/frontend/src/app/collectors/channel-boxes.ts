import { is, Section } from './collector-draft';

const ftp = is('channel.kind', 'Ftp');
const sftp = is('channel.kind', 'Sftp');
const http = is('channel.kind', 'HttpPull');
const jdbc = is('channel.kind', 'JdbcView');
const files = is('channel.kind', 'Folder', 'Ftp', 'Sftp');
const remote = is('channel.kind', 'Ftp', 'Sftp');
const one = (value: string, label: string) => ({ value, label });

/** How to speak with a source: boxes by kind of channel. */
export const channel: Section = {
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
