import { CollectorRun, ItemState, TrialStep } from '../api/types';

export function channelName(kind: string): string {
  switch (kind) {
    case 'Folder':
      return $localize`:@@collect.folder:目录或共享`;
    case 'Ftp':
      return 'FTP / FTPS';
    case 'Sftp':
      return 'SFTP';
    case 'HttpPull':
      return $localize`:@@channel.httpPull:接口拉取`;
    case 'JdbcView':
    case 'Jdbc':
      return $localize`:@@channel.database:数据库视图`;
    default:
      return kind;
  }
}

export function itemStateName(state: ItemState): string {
  switch (state) {
    case 'FOUND':
      return $localize`:@@collect.found:待下载`;
    case 'WAITING':
      return $localize`:@@collect.waiting:等住院完成`;
    case 'ACKNOWLEDGING':
      return $localize`:@@collect.acknowledging:待告知来源`;
    case 'TAKEN':
      return $localize`:@@collect.taken:已采`;
    case 'FAILED':
      return $localize`:@@collect.failed:失败`;
    case 'QUARANTINED':
      return $localize`:@@collect.quarantined:隔离`;
    case 'WITHDRAWN':
      return $localize`:@@collect.withdrawn:已撤回`;
  }
}

export function stepName(step: TrialStep['step']): string {
  switch (step) {
    case 'CONNECT':
      return $localize`:@@collect.stepConnect:连接来源`;
    case 'LIST':
      return $localize`:@@collect.stepList:读取清单`;
    case 'MATCH':
      return $localize`:@@collect.stepMatch:找到文书`;
    case 'FETCH':
      return $localize`:@@collect.stepFetch:下载内容`;
    case 'MAP':
      return $localize`:@@collect.stepMap:读出字段`;
    case 'CATEGORY':
      return $localize`:@@collect.stepCategory:对照分类`;
    case 'FILE':
      return $localize`:@@collect.stepFile:归入病案（试采不入库）`;
  }
}

const kinds: Readonly<Record<string, string>> = {
  SCHEDULED: $localize`:@@collect.scheduled:按计划`,
  RECOLLECTION: $localize`:@@collect.recollection:复采`,
  BY_HAND: $localize`:@@collect.byHand:手动`,
  EVENT: $localize`:@@collect.event:完成事件`,
};

/** What a run looked through; nothing when it only fetched what was due. */
export function whatOf(run: CollectorRun): string {
  if (run.what === '') return $localize`:@@collect.dueOnly:到期下载`;
  return run.what
    .split(',')
    .map((kind) => kinds[kind] ?? kind)
    .join(' · ');
}

export function outcomeName(run: CollectorRun): string {
  if (run.running) return $localize`:@@collect.running:运行中`;
  switch (run.outcome) {
    case 'DONE':
      return $localize`:@@collect.done:完成`;
    case 'FAILED':
      return $localize`:@@collect.failed:失败`;
    default:
      return $localize`:@@collect.stopped:中止，将续采`;
  }
}
