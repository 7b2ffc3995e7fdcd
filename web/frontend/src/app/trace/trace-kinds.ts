import { TraceKind } from '../api/types';

/** How each kind of entry is drawn and called. */
export const traceKinds: Readonly<Record<TraceKind, { name: string; icon: string }>> = {
  ARCHIVE: { name: $localize`:@@trace.archive:归档入库`, icon: 'inbox' },
  VIEW: { name: $localize`:@@trace.view:阅览`, icon: 'eye' },
  EXPORT: { name: $localize`:@@trace.export:导出下载`, icon: 'export' },
  PRINT: { name: $localize`:@@trace.print:打印`, icon: 'printer' },
  BORROW: { name: $localize`:@@trace.borrow:借阅`, icon: 'swap-right' },
  RECALL: { name: $localize`:@@trace.recall:召回`, icon: 'rollback' },
  SEAL: { name: $localize`:@@trace.seal:封存`, icon: 'lock' },
  QUALITY: { name: $localize`:@@trace.quality:质控`, icon: 'audit' },
  ACCESS: { name: $localize`:@@trace.access:授权与标签`, icon: 'key' },
  REFUSED: { name: $localize`:@@trace.refused:被拒`, icon: 'stop' },
  TRACE: { name: $localize`:@@trace.trace:查看轨迹`, icon: 'history' },
  OTHER: { name: $localize`:@@trace.other:其他`, icon: 'info-circle' },
};
