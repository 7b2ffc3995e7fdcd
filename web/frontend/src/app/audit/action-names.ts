/** The archive's deeds in words; a deed that is new here shows its own name. */
const names: Readonly<Record<string, string>> = {
  LOG_IN: $localize`:@@action.logIn:登录`,
  LOG_OUT: $localize`:@@action.logOut:退出`,
  SEARCH: $localize`:@@action.search:检索`,
  VIEW: $localize`:@@action.view:阅览`,
  DOWNLOAD: $localize`:@@action.download:下载`,
  INTAKE: $localize`:@@action.intake:入库`,
  QUARANTINE: $localize`:@@action.quarantine:隔离`,
  ASSIGN: $localize`:@@action.assign:手工归入`,
  RETRY: $localize`:@@action.retry:重试`,
  REBUILD: $localize`:@@action.rebuild:重建索引`,
};

export const actionName = (action: string): string => names[action] ?? action;
export const knownActions: readonly string[] = Object.keys(names);

export type Tone = 'good' | 'bad' | '';

export function outcomeOf(outcome: string): { name: string; tone: Tone } {
  switch (outcome) {
    case 'SUCCESS':
    case 'ALLOWED':
    case 'OK':
      return { name: $localize`:@@outcome.ok:成功`, tone: 'good' };
    case 'REFUSED':
    case 'DENIED':
      return { name: $localize`:@@outcome.refused:拒绝`, tone: 'bad' };
    case 'FAILED':
    case 'FAILURE':
      return { name: $localize`:@@outcome.failed:失败`, tone: 'bad' };
    default:
      return { name: outcome, tone: '' };
  }
}
