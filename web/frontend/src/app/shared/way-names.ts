import { Option } from './fields';

export const ways: readonly Option[] = [
  { value: 'WECOM', label: $localize`:@@way.wecom:企业微信` },
  { value: 'DINGTALK', label: $localize`:@@way.dingtalk:钉钉` },
  { value: 'PLATFORM', label: $localize`:@@way.platform:医院消息平台` },
];

export const wayName = (way: string): string => ways.find((one) => one.value === way)?.label ?? way;
