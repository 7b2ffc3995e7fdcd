import { ProviderForm, ProviderRow, ProviderSettings } from '../api/types';

export type Kind = ProviderSettings['kind'];

/** A field of a provider's settings, as it is entered: lists are texts, one thing a line or word. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly list?: boolean;
  readonly optional?: boolean;
}

const staffNumber = (hint: string, optional = false): Field => ({
  name: 'staffNumberFrom',
  label: $localize`:@@provider.staffNumberFrom:工号取自`,
  hint,
  optional,
});

const shared: readonly Field[] = [
  {
    name: 'nameFrom',
    label: $localize`:@@provider.nameFrom:姓名取自`,
    hint: $localize`:@@provider.nameFromHint:开立账号时使用，可留空`,
    optional: true,
  },
  {
    name: 'groupsFrom',
    label: $localize`:@@provider.groupsFrom:分组取自`,
    hint: $localize`:@@provider.groupsFromHint:按分组给岗位时使用，可留空`,
    optional: true,
  },
];

export const fields: Readonly<Record<Kind, readonly Field[]>> = {
  Oidc: [
    { name: 'issuer', label: 'Issuer', hint: $localize`:@@provider.issuerHint:与对方发现文档中逐字相同` },
    {
      name: 'clientId',
      label: $localize`:@@provider.clientId:客户端编号 client id`,
      hint: $localize`:@@provider.clientIdHint:在对方登记本系统时得到`,
    },
    {
      name: 'scopes',
      label: 'Scopes',
      hint: $localize`:@@provider.scopesHint:用空格分开；openid 总会带上`,
      list: true,
      optional: true,
    },
    staffNumber($localize`:@@provider.claimHint:ID 令牌中的声明，例如 employee_no`),
    ...shared,
  ],
  Cas: [
    {
      name: 'server',
      label: $localize`:@@provider.server:CAS 服务器地址`,
      hint: $localize`:@@provider.serverHint:到 /cas 为止，不含 /login`,
    },
    staffNumber($localize`:@@provider.casHint:属性名；留空表示用户名就是工号`, true),
    ...shared,
  ],
  Ldap: [
    {
      name: 'urls',
      label: $localize`:@@provider.urls:目录地址`,
      hint: $localize`:@@provider.urlsHint:ldaps:// 或 ldap:// 加 StartTLS；多个用空格分开，依次尝试`,
      list: true,
    },
    {
      name: 'bindDn',
      label: $localize`:@@provider.bindDn:查询账号 bind DN`,
      hint: $localize`:@@provider.bindDnHint:只需读权限；密码填在下面`,
    },
    {
      name: 'base',
      label: $localize`:@@provider.base:检索起点 base`,
      hint: $localize`:@@provider.baseHint:例如 ou=staff,dc=hospital`,
    },
    {
      name: 'filter',
      label: $localize`:@@provider.filter:检索条件`,
      hint: $localize`:@@provider.filterHint:{0} 处代入登录名，例如 (uid={0})`,
    },
    staffNumber($localize`:@@provider.ldapHint:属性名，例如 employeeNumber`),
    ...shared,
  ],
};

const usual: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  Oidc: { scopes: 'openid profile', nameFrom: 'name' },
  Cas: {},
  Ldap: { filter: '(uid={0})', staffNumberFrom: 'employeeNumber', nameFrom: 'cn', groupsFrom: 'memberOf' },
};

/** What stands in the fields at first. */
export function entered(kind: Kind, settings: ProviderSettings | null): Record<string, string> {
  const known = settings as unknown as Record<string, unknown> | null;
  return Object.fromEntries(
    fields[kind].map(({ name, list }) => {
      const value = known ? known[name] : (usual[kind][name] ?? '');
      return [name, list && Array.isArray(value) ? value.join(' ') : String(value ?? '')];
    }),
  );
}

/** What the server is told. */
export function settingsOf(
  kind: Kind,
  values: Readonly<Record<string, string>>,
  startTls: boolean,
): ProviderSettings {
  const read = fields[kind].map(({ name, list }) => [
    name,
    list ? words(values[name]) : (values[name] ?? '').trim(),
  ]);
  return {
    kind,
    ...Object.fromEntries(read),
    ...(kind === 'Ldap' ? { startTls } : {}),
  } as unknown as ProviderSettings;
}

export const words = (text: string | undefined): string[] =>
  (text ?? '').split(/[\s,，、;；]+/).filter((word) => word !== '');

/** The same provider, ready to be sent back. */
export function formOf(row: ProviderRow): ProviderForm {
  const { id, zh, en, position, enabled, settings, provisioning, certificates, version } = row;
  return { id, zh, en, position, enabled, settings, provisioning, certificates, version };
}
