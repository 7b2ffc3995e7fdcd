import { CollectorForm, CollectorPlan, MappedField, ScheduleWindow } from '../api/types';

/** What stands in the boxes, by the names that the server calls the fields. */
export type Draft = Readonly<Record<string, unknown>>;

export interface Box {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'secret' | 'secret-area' | 'number' | 'choice' | 'flag' | 'lines' | 'time';
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Where it does not show, nothing is said of it. */
  readonly when?: (draft: Draft) => boolean;
  /** Takes the whole row. */
  readonly wide?: boolean;
  /** Stays once the collector is there. */
  readonly fixed?: boolean;
}

/** A part of the form. */
export interface Section {
  readonly title: string;
  readonly hint?: string;
  readonly boxes: readonly Box[];
  /** Rows that stand below the boxes. */
  readonly rows?: 'fields' | 'windows';
}

export const is =
  (name: string, ...values: string[]) =>
  (draft: Draft): boolean =>
    values.includes(String(draft[name]));

export const usual: Draft = {
  name: '',
  system: '',
  campus: '',
  enabled: false,
  'channel.kind': 'Folder',
  'channel.settleSeconds': 10,
  'channel.security': 'PLAIN',
  'channel.passive': true,
  'channel.charset': 'UTF-8',
  'channel.folder': '',
  'channel.port': '',
  'channel.logIn': 'PASSWORD',
  'channel.logIn.by': 'Nobody',
  'channel.paging.by': 'OnePage',
  'channel.paging.first': 1,
  'channel.items': '$.items',
  'channel.fields.id': '$.id',
  'channel.overlapMinutes': 10,
  'mapping.path': '',
  'mapping.form': 'NONE',
  'schedule.kind': 'INTERVAL',
  'schedule.everySeconds': 300,
  'schedule.cron': '0 30 2 * * *',
  'delay.since': 'CHANGE',
  'delay.minutes': 0,
  'recollection.days': 0,
  'recollection.at': '03:00',
  'recollection.byContent': false,
  'withdrawal.whenGone': false,
  'withdrawal.values': '',
  'afterwards.deed': 'NOTHING',
  'throttle.requestsPerSecond': 0,
  'throttle.kibPerSecond': 0,
  'throttle.atOnce': 2,
};

/** A plan in boxes; the two lists have rows of their own. */
export function draftOf(plan: CollectorPlan): Draft {
  const draft: Record<string, unknown> = { ...usual };
  spread('', plan as unknown as Record<string, unknown>, draft);
  const times = draft['recollection.at'];
  draft['recollection.at'] = typeof times === 'string' ? times.slice(0, 5) : '';
  return draft;
}

function spread(prefix: string, value: Record<string, unknown>, into: Record<string, unknown>): void {
  for (const [name, part] of Object.entries(value)) {
    const path = prefix + name;
    if (path === 'mapping.fields' || path === 'schedule.windows') continue;
    if (Array.isArray(part)) into[path] = part.join('\n');
    else if (part !== null && typeof part === 'object')
      spread(`${path}.`, part as Record<string, unknown>, into);
    else into[path] = part ?? '';
  }
}

/** What the server is told: of boxes that show, and nothing of the others. */
export function formOf(
  boxes: readonly Box[],
  draft: Draft,
  fields: readonly MappedField[],
  windows: readonly ScheduleWindow[],
  version: number,
): CollectorForm {
  const plan: Record<string, unknown> = {};
  const secrets: Record<string, string> = {};
  for (const box of boxes) {
    if (box.when && !box.when(draft)) continue;
    const typed = draft[box.name];
    if (box.kind === 'secret' || box.kind === 'secret-area') {
      if (String(typed ?? '') !== '') secrets[box.name.replace('secrets.', '')] = String(typed);
    } else put(plan, box.name.split('.'), said(box, typed));
  }
  put(plan, ['mapping', 'fields'], fields.map(tidy));
  put(plan, ['schedule', 'windows'], windows);
  const again = plan['recollection'] as { days?: number; at?: string | null };
  if (again.days === 0) again.at = null;
  return { plan: plan as unknown as CollectorPlan, secrets, version };
}

function said(box: Box, typed: unknown): unknown {
  const text = String(typed ?? '');
  switch (box.kind) {
    case 'flag':
      return typed === true;
    case 'number':
      return text === '' ? 0 : Number(text);
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    default:
      return text.trim() === '' ? null : text.trim();
  }
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const part = (into[first] ??= {}) as Record<string, unknown>;
  put(part, rest, value);
}

function tidy(field: MappedField): MappedField {
  const match = field.match?.trim() ?? '';
  const dateFormat = field.dateFormat?.trim() ?? '';
  return {
    target: field.target.trim(),
    from: field.from,
    expression: field.expression.trim(),
    ...(match === '' ? {} : { match }),
    ...(dateFormat === '' ? {} : { dateFormat }),
  };
}
