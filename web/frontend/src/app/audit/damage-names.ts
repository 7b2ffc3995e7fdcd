import { AuditDay } from '../api/types';

type Damage = NonNullable<AuditDay['damage']>;

const names: Readonly<Record<Damage, string>> = {
  MISSING: $localize`:@@damage.missing:有事件被删除`,
  CHANGED: $localize`:@@damage.changed:事件被改动`,
  UNLINKED: $localize`:@@damage.unlinked:与前一事件不衔接`,
  SURPLUS: $localize`:@@damage.surplus:封闭之后又有事件`,
  NOT_AS_ANCHORED: $localize`:@@damage.notAsAnchored:与签名的日锚不符，整日被替换`,
  ANCHOR_FORGED: $localize`:@@damage.anchorForged:日锚签名无效`,
  ANCHOR_MISSING: $localize`:@@damage.anchorMissing:日锚缺失`,
};

export const damageName = (damage: Damage | null | undefined): string => (damage ? names[damage] : '');
