import { Grant, GrantState } from '../api/types';
import { Field, Option } from '../shared/fields';
import { Choices } from './rule-kinds';

export const actions: readonly Option[] = [
  { value: 'SEARCH', label: $localize`:@@action.search:检索` },
  { value: 'VIEW', label: $localize`:@@action.view:阅览` },
  { value: 'READ_TEXT', label: $localize`:@@action.readText:阅读文字` },
  { value: 'DOWNLOAD', label: $localize`:@@action.download:下载` },
  { value: 'PRINT', label: $localize`:@@action.print:打印` },
  { value: 'EXPORT', label: $localize`:@@action.export:导出` },
];

export const holders: readonly Option[] = [
  { value: 'PERSON', label: $localize`:@@holder.person:用户` },
  { value: 'ROLE', label: $localize`:@@holder.role:角色` },
  { value: 'DEPARTMENT', label: $localize`:@@holder.department:科室` },
];

export const kinds: readonly Option[] = [
  { value: 'RECORDS', label: $localize`:@@grantKind.records:指定病案` },
  { value: 'PATIENT', label: $localize`:@@grantKind.patient:某患者的全部病案` },
  { value: 'SEARCH', label: $localize`:@@grantKind.search:符合条件的病案` },
];

export const states: readonly Option[] = [
  { value: 'IN_FORCE', label: $localize`:@@grantState.inForce:有效` },
  { value: 'COMING', label: $localize`:@@grantState.coming:未生效` },
  { value: 'EXPIRED', label: $localize`:@@grantState.expired:已到期` },
  { value: 'WITHDRAWN', label: $localize`:@@grantState.withdrawn:已收回` },
];

export const wordFor = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;

export const stateTone = (state: GrantState): string =>
  state === 'IN_FORCE' ? 'good' : state === 'WITHDRAWN' ? 'bad' : '';

/** What a grant is on, in words. */
export function targetOf(grant: Grant): string {
  const condition = [
    ...grant.campuses,
    ...grant.departments,
    ...grant.tags,
    [grant.dischargedFrom?.slice(0, 10), grant.dischargedBefore?.slice(0, 10)].filter(Boolean).join(' – '),
  ].filter((part) => part !== '');
  switch (grant.kind) {
    case 'RECORDS':
      return grant.records.join(' ');
    case 'PATIENT':
      return wordFor(kinds, 'PATIENT');
    default:
      return condition.join('、');
  }
}

export const grantFields = (choices: Choices, templateOptions: readonly Option[]): readonly Field[] => [
  { name: 'beneficiaryKind', label: $localize`:@@grant.holderKind:授予`, kind: 'choice', options: holders },
  {
    name: 'beneficiary',
    label: $localize`:@@grant.holder:用户名、角色代码或科室代码`,
    kind: 'text',
  },
  { name: 'kind', label: $localize`:@@grant.kind:范围`, kind: 'choice', options: kinds },
  {
    name: 'records',
    label: $localize`:@@grant.records:病案标识`,
    kind: 'lines',
    hint: $localize`:@@grant.recordsHint:病案页地址中的标识；按患者授权时填该患者的任一份`,
  },
  {
    name: 'campuses',
    label: $localize`:@@grant.campuses:条件：院区`,
    kind: 'many',
    options: choices.campuses,
  },
  { name: 'departments', label: $localize`:@@grant.departments:条件：科室代码`, kind: 'lines' },
  { name: 'tags', label: $localize`:@@grant.tags:条件：标签`, kind: 'many', options: choices.tags },
  { name: 'dischargedFrom', label: $localize`:@@grant.dischargedFrom:条件：出院不早于`, kind: 'moment' },
  { name: 'dischargedBefore', label: $localize`:@@grant.dischargedBefore:条件：出院早于`, kind: 'moment' },
  { name: 'actions', label: $localize`:@@grant.actions:可以做什么`, kind: 'many', options: actions },
  {
    name: 'template',
    label: $localize`:@@grant.template:分类模板`,
    kind: 'choice',
    options: [{ value: '', label: '—' }, ...templateOptions],
  },
  {
    name: 'categories',
    label: $localize`:@@rule.categories:文书类别`,
    kind: 'many',
    options: choices.categories,
    hint: $localize`:@@grant.categoriesHint:都不选表示全部；不含首页时，检索中找不到该病案`,
  },
  {
    name: 'clearance',
    label: $localize`:@@grant.clearance:开放到密级`,
    kind: 'number',
    hint: $localize`:@@grant.clearanceHint:不超过您本人的密级；留空表示不放宽`,
  },
  {
    name: 'opensTags',
    label: $localize`:@@grant.opensTags:放开限制访问的标签`,
    kind: 'many',
    options: choices.tags,
  },
  { name: 'from', label: $localize`:@@rule.from:自`, kind: 'moment' },
  { name: 'until', label: $localize`:@@rule.until:至`, kind: 'moment' },
  { name: 'reason', label: $localize`:@@rule.reason:理由`, kind: 'area' },
];
