export interface Health {
  readonly tone: 'good' | 'bad';
  readonly name: string;
}

export function healthOf(healthy: boolean): Health {
  return healthy
    ? { tone: 'good', name: $localize`:@@health.up:正常` }
    : { tone: 'bad', name: $localize`:@@health.down:中断` };
}

export function indexStateName(state: string, rebuilding: boolean): string {
  if (rebuilding) return $localize`:@@index.rebuildingState:重建中`;
  switch (state) {
    case 'READY':
      return $localize`:@@index.ready:就绪`;
    case 'MISSING':
      return $localize`:@@index.missing:缺失`;
    default:
      return state;
  }
}

export function familyName(family: string): string {
  if (family === 'TEXT') return $localize`:@@family.text:文本、CDA 与 Word`;
  return family === 'IMAGE' ? $localize`:@@family.image:图像与文字识别` : family;
}

export function kindName(kind: string): string {
  switch (kind) {
    case 'EXTRACT':
      return $localize`:@@kind.extract:提取`;
    case 'CONVERT':
      return $localize`:@@kind.convert:视频转换`;
    case 'INDEX_DOCUMENT':
      return $localize`:@@kind.indexDocument:文书索引`;
    case 'SCAN':
      return $localize`:@@kind.scan:扫描入库`;
    case 'EXPORT':
      return $localize`:@@kind.export:导出副本`;
    case 'INDEX_RECORD':
      return $localize`:@@kind.indexRecord:病案索引`;
    case 'TELL_NOTICE':
      return $localize`:@@kind.tellNotice:发出通知`;
    case 'PUSH_NOTICE':
      return $localize`:@@kind.pushNotice:外部通道发送`;
    default:
      return kind;
  }
}

/** Days and hours, or hours and minutes: the two that matter. */
export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return $localize`:@@duration.days:${days}:days: 天 ${hours % 24}:hours: 小时`;
  if (hours > 0) return $localize`:@@duration.hours:${hours}:hours: 小时 ${minutes % 60}:minutes: 分`;
  return $localize`:@@duration.minutes:${minutes}:minutes: 分钟`;
}
