export interface Health {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly name: string;
}

export function healthOf(status: string): Health {
  switch (status.toUpperCase()) {
    case 'UP':
    case 'GREEN':
    case 'OK':
      return { tone: 'good', name: $localize`:@@health.up:正常` };
    case 'YELLOW':
    case 'DEGRADED':
      return { tone: 'warn', name: $localize`:@@health.degraded:降级` };
    default:
      return { tone: 'bad', name: $localize`:@@health.down:中断` };
  }
}

export function indexStateName(state: string): string {
  switch (state.toUpperCase()) {
    case 'READY':
    case 'UP':
      return $localize`:@@index.ready:就绪`;
    case 'REBUILDING':
      return $localize`:@@index.rebuildingState:重建中`;
    default:
      return state;
  }
}

export function familyName(family: string): string {
  switch (family) {
    case 'PDF':
      return 'PDF';
    case 'OFD':
      return 'OFD';
    case 'IMAGE':
      return $localize`:@@family.image:图像与文字识别`;
    default:
      return family;
  }
}

export function kindName(kind: string): string {
  switch (kind.toUpperCase()) {
    case 'EXTRACT':
      return $localize`:@@kind.extract:提取`;
    case 'INDEX':
      return $localize`:@@kind.index:索引`;
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
