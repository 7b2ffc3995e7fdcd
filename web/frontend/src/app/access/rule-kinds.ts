import { Field, Option, Values } from '../shared/fields';
import { roleName } from '../shared/role-names';

/** What the hospital's lists offer to choose from. */
export interface Choices {
  readonly campuses: readonly Option[];
  readonly categories: readonly Option[];
  readonly tags: readonly Option[];
}

export interface Column {
  readonly label: string;
  readonly text: (rule: Values, names: (field: string, code: string) => string) => string;
}

/** One kind of rule: where it is kept, how its list looks, what its form asks. */
export interface RuleKind {
  readonly title: string;
  readonly lead: string;
  readonly list: string;
  readonly address: string;
  readonly columns: readonly Column[];
  readonly fields: (choices: Choices) => readonly Field[];
  readonly runs?: boolean;
}

const list = (value: unknown) => (value as readonly string[] | undefined) ?? [];
const yes = $localize`:@@rule.yes:是`;
const name: Field = { name: 'name', label: $localize`:@@rule.name:名称`, kind: 'text' };
const english: Field = { name: 'english', label: $localize`:@@rule.english:英文名称`, kind: 'text' };
const reason: Field = { name: 'reason', label: $localize`:@@rule.reason:理由`, kind: 'area' };
const active: Field = { name: 'active', label: $localize`:@@rule.active:启用`, kind: 'flag' };
const campus = ({ campuses }: Choices): Field => ({
  name: 'campus',
  label: $localize`:@@field.campus:院区`,
  kind: 'choice',
  options: [{ value: '', label: $localize`:@@rule.everyCampus:全部院区` }, ...campuses],
});
const categories = (choices: Choices): Field => ({
  name: 'categories',
  label: $localize`:@@rule.categories:文书类别`,
  kind: 'many',
  options: choices.categories,
});
const treating: Field = {
  name: 'openToTreating',
  label: $localize`:@@rule.openToTreating:对主治、住院、主任医师开放`,
  kind: 'flag',
};
const visitors: Field = {
  name: 'visitors',
  label: $localize`:@@rule.visitors:可见人员`,
  kind: 'audience',
};

const campusColumn: Column = {
  label: $localize`:@@field.campus:院区`,
  text: (rule, names) =>
    rule['campus'] ? names('campus', String(rule['campus'])) : $localize`:@@rule.everyCampus:全部院区`,
};
const categoriesColumn: Column = {
  label: $localize`:@@rule.categories:文书类别`,
  text: (rule, names) =>
    list(rule['categories'])
      .map((code) => names('category', code))
      .join('、'),
};
const audienceColumn = (label: string, field: string, none: string): Column => ({
  label,
  text: (rule, names) => {
    const audience = rule[field] as Record<string, readonly string[]> | undefined;
    const all = [
      ...list(audience?.['persons']),
      ...list(audience?.['roles']).map(roleName),
      ...list(audience?.['departments']).map((code) => names('department', code)),
    ];
    return all.length === 0 ? none : all.join('、');
  },
});

export const templates: RuleKind = {
  title: $localize`:@@title.templates:分类模板`,
  lead: $localize`:@@templates.lead:常用的文书类别组合，授权时直接选用。已给出的授权不随模板改变。`,
  list: '/api/category-templates',
  address: '/api/category-templates',
  columns: [campusColumn, categoriesColumn],
  fields: (choices) => [name, english, campus(choices), categories(choices), active],
};

export const categoryRules: RuleKind = {
  title: $localize`:@@title.categoryRules:分级访问`,
  lead: $localize`:@@categoryRules.lead:对指定的人员、角色或科室关闭病案的一部分，其余部分照常开放。`,
  list: '/api/category-rules',
  address: '/api/category-rules',
  columns: [
    campusColumn,
    categoriesColumn,
    audienceColumn($localize`:@@rule.closedTo:对谁关闭`, 'closedTo', $localize`:@@rule.everybody:所有人`),
    audienceColumn($localize`:@@rule.visitors:可见人员`, 'visitors', '—'),
  ],
  fields: (choices) => [
    name,
    campus(choices),
    categories(choices),
    {
      name: 'closedTo',
      label: $localize`:@@rule.closedTo:对谁关闭`,
      kind: 'audience',
      hint: $localize`:@@rule.closedToHint:全部留空表示对所有人关闭`,
    },
    visitors,
    treating,
    { name: 'from', label: $localize`:@@rule.from:自`, kind: 'moment' },
    { name: 'until', label: $localize`:@@rule.until:至`, kind: 'moment' },
    reason,
    active,
  ],
};

export const tags: RuleKind = {
  title: $localize`:@@title.tags:标签`,
  lead: $localize`:@@tags.lead:限制访问的标签把病案关闭，只有可见人员能看。`,
  list: '/api/tags/definitions',
  address: '/api/tags',
  columns: [
    {
      label: $localize`:@@rule.restricting:限制访问`,
      text: (rule) => (rule['restricting'] ? yes : '—'),
    },
    audienceColumn($localize`:@@rule.visitors:可见人员`, 'visitors', '—'),
  ],
  fields: () => [
    name,
    english,
    {
      name: 'colour',
      label: $localize`:@@rule.colour:颜色`,
      kind: 'text',
      hint: $localize`:@@rule.colourHint:例如 #a8402c`,
    },
    { name: 'restricting', label: $localize`:@@rule.restricting:限制访问`, kind: 'flag' },
    visitors,
    treating,
    active,
  ],
};

export const tagRules: RuleKind = {
  title: $localize`:@@title.tagRules:标签规则`,
  lead: $localize`:@@tagRules.lead:按首页内容自动打标签或提高密级：离院方式、诊断编码、人员名单。`,
  list: '/api/tag-rules',
  address: '/api/tag-rules',
  runs: true,
  columns: [
    campusColumn,
    { label: $localize`:@@rule.tag:标签`, text: (rule) => String(rule['tag'] ?? '—') },
    { label: $localize`:@@rule.level:密级不低于`, text: (rule) => String(rule['confidentiality'] || '—') },
    {
      label: $localize`:@@rule.conditions:条件`,
      text: (rule) =>
        [
          ...list(rule['diagnoses']),
          ...list(rule['dispositions']).map((code) => $localize`:@@rule.disposition:离院方式 ${code}:code:`),
          ...(rule['people']
            ? [$localize`:@@rule.peopleCount:名单 ${String(rule['people'])}:count: 人`]
            : []),
        ].join('、'),
    },
  ],
  fields: (choices) => [
    name,
    {
      name: 'tag',
      label: $localize`:@@rule.tag:标签`,
      kind: 'choice',
      options: [{ value: '', label: '—' }, ...choices.tags],
    },
    { name: 'confidentiality', label: $localize`:@@rule.level:密级不低于`, kind: 'number' },
    campus(choices),
    {
      name: 'diagnoses',
      label: $localize`:@@rule.diagnoses:诊断编码`,
      kind: 'lines',
      hint: $localize`:@@rule.diagnosesHint:编码或范围，例如 B20-B24 Z21`,
    },
    {
      name: 'dispositions',
      label: $localize`:@@rule.dispositions:离院方式代码`,
      kind: 'lines',
      hint: $localize`:@@rule.dispositionsHint:5 为死亡`,
    },
    {
      name: 'addPeople',
      label: $localize`:@@rule.addPeople:加入名单的身份证号`,
      kind: 'lines',
      hint: $localize`:@@rule.addPeopleHint:只保存带密钥的摘要，之后无法查看`,
    },
    { name: 'clearPeople', label: $localize`:@@rule.clearPeople:清空原有名单`, kind: 'flag' },
    active,
  ],
};

export const works: readonly Option[] = [
  { value: 'EXPORT', label: $localize`:@@work.export:批量导出` },
  { value: 'BATCH_PRINT', label: $localize`:@@work.batchPrint:批量打印` },
  { value: 'BATCH_SEARCH', label: $localize`:@@work.batchSearch:批量检索` },
  { value: 'DOWNLOAD', label: $localize`:@@work.download:下载原件` },
];

export const places: RuleKind = {
  title: $localize`:@@title.places:网络地点`,
  lead: $localize`:@@places.lead:禁用的地址不能使用系统；指定了批量操作地点后，批量操作只能在那里进行。`,
  list: '/api/places',
  address: '/api/places',
  columns: [
    campusColumn,
    { label: $localize`:@@place.ranges:地址范围`, text: (rule) => list(rule['ranges']).join('、') },
    {
      label: $localize`:@@place.effect:作用`,
      text: (rule, names) =>
        rule['barred']
          ? $localize`:@@place.barred:禁止使用`
          : list(rule['works'])
              .map((work) => names('work', work))
              .join('、'),
    },
  ],
  fields: (choices) => [
    name,
    campus(choices),
    {
      name: 'ranges',
      label: $localize`:@@place.ranges:地址范围`,
      kind: 'lines',
      hint: $localize`:@@place.rangesHint:例如 10.1.0.0/16、2001:db8::/32`,
    },
    { name: 'barred', label: $localize`:@@place.barred:禁止使用`, kind: 'flag' },
    {
      name: 'works',
      label: $localize`:@@place.works:只能在此类地点进行的操作`,
      kind: 'many',
      options: works,
    },
    reason,
    active,
  ],
};
