import { Station, StationForm } from '../api/types';
import { Field, Option, Values } from '../shared/fields';

/** Lists to choose from. */
export interface Choices {
  readonly campuses: readonly Option[];
  readonly departments: readonly Option[];
  readonly categories: readonly Option[];
}

export function stationFields(known: Station | null, choices: Choices): Field[] {
  return [
    {
      name: 'code',
      label: $localize`:@@station.code:标识`,
      kind: 'text',
      fixed: known !== null,
      hint: $localize`:@@station.codeHint:字母、数字、连字符和下划线，如 ECG-3F；登记后不变`,
    },
    { name: 'name', label: $localize`:@@station.name:名称`, kind: 'text' },
    {
      name: 'campus',
      label: $localize`:@@station.campus:院区`,
      kind: 'choice',
      options: choices.campuses,
    },
    {
      name: 'department',
      label: $localize`:@@station.department:科室`,
      kind: 'choice',
      options: choices.departments,
      hint: $localize`:@@station.departmentHint:须属于所选院区`,
    },
    {
      name: 'category',
      label: $localize`:@@station.category:病案分类`,
      kind: 'choice',
      options: choices.categories,
      hint: $localize`:@@station.categoryHint:此设备上传的文书一律归入该分类`,
    },
    {
      name: 'sourceSystem',
      label: $localize`:@@station.source:来源系统`,
      kind: 'text',
      hint: $localize`:@@station.sourceHint:留空即为 STATION-标识；与文书编号一起标识文书，启用后不要改`,
    },
    {
      name: 'addresses',
      label: $localize`:@@station.addresses:允许的地址`,
      kind: 'lines',
      hint: $localize`:@@station.addressesHint:每行一个地址或网段；留空不限`,
    },
    { name: 'enabled', label: $localize`:@@station.enabled:启用`, kind: 'flag' },
  ];
}

export function stationDraft(known: Station | null, choices: Choices): Values {
  return known === null ? { campus: choices.campuses[0]?.value ?? '', enabled: true } : { ...known };
}

export function stationForm(values: Values, version: number): StationForm {
  return { ...(values as unknown as StationForm), version };
}
