/** A form as data: which fields it has, and how each is said to the server. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A field that stands somewhere in a source, under its own name or `usual` where nothing is said. */
export interface Place {
  readonly name: string;
  readonly label: string;
  readonly needed: boolean;
  readonly usual?: string;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind:
    | 'text'
    | 'secret'
    | 'area'
    | 'lines'
    | 'choice'
    | 'many'
    | 'flag'
    | 'number'
    | 'moment'
    | 'audience'
    | 'places';
  readonly hint?: string;
  readonly options?: readonly Option[];
  readonly fixed?: boolean;
  /** Whether it is asked at all, as the other boxes stand; always when left out. */
  readonly when?: (draft: Values) => boolean;
  /** Of places: of which fields, as the other boxes stand. */
  readonly places?: (draft: Values) => readonly Place[];
  /** Of an audience: administrators, too. */
  readonly everyRole?: boolean;
  /** Of a number; 9 when left out. */
  readonly most?: number;
}

export type Values = Record<string, unknown>;

interface Audience {
  persons?: readonly string[];
  roles?: readonly string[];
  departments?: readonly string[];
}

const two = (n: number) => String(n).padStart(2, '0');

/** An instant as a `datetime-local` box takes it, in this computer's zone. */
export function localMoment(instant: unknown): string {
  if (typeof instant !== 'string' || instant === '') return '';
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

export const linesOf = (text: string): string[] =>
  text
    .split(/[\s,，;；、]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const audiencePart = (value: unknown, part: keyof Audience): readonly string[] =>
  (value as Audience | null | undefined)?.[part] ?? [];

/** What the boxes hold for a value of the server's. */
export function draftOf(fields: readonly Field[], initial: Values): Values {
  const draft: Values = {};
  for (const field of fields) {
    const value = initial[field.name];
    switch (field.kind) {
      case 'lines':
        draft[field.name] = ((value as string[] | undefined) ?? []).join('\n');
        break;
      case 'many':
        draft[field.name] = [...((value as string[] | undefined) ?? [])];
        break;
      case 'moment':
        draft[field.name] = localMoment(value);
        break;
      case 'flag':
        draft[field.name] = value === true;
        break;
      case 'audience':
        draft[`${field.name}.persons`] = audiencePart(value, 'persons').join('\n');
        draft[`${field.name}.roles`] = [...audiencePart(value, 'roles')];
        draft[`${field.name}.departments`] = [...audiencePart(value, 'departments')];
        break;
      default:
        draft[field.name] = value ?? '';
    }
  }
  return draft;
}

/** What the server is told. */
export function valuesOf(fields: readonly Field[], draft: Values): Values {
  const values: Values = {};
  for (const field of fields) {
    const box = draft[field.name];
    switch (field.kind) {
      case 'lines':
        values[field.name] = linesOf(String(box ?? ''));
        break;
      case 'number':
        values[field.name] = box === '' || box === null ? null : Number(box);
        break;
      case 'moment':
        values[field.name] = box ? new Date(String(box)).toISOString() : null;
        break;
      case 'audience':
        values[field.name] = {
          persons: linesOf(String(draft[`${field.name}.persons`] ?? '')),
          roles: draft[`${field.name}.roles`],
          departments: draft[`${field.name}.departments`],
        };
        break;
      case 'text':
      case 'secret':
      case 'area':
      case 'choice':
      case 'places':
        values[field.name] = box === '' ? null : box;
        break;
      default:
        values[field.name] = box;
    }
  }
  return values;
}
