import { ParamMap, Params } from '@angular/router';

export const FILTERS = [
  'campus',
  'department',
  'category',
  'source',
  'status',
  'doctor',
  'diagnosis',
] as const;
export type Filter = (typeof FILTERS)[number];
export type Order = 'relevance' | 'date';

/** What is asked for. All but the text stands in the address. */
export interface Criteria {
  readonly text: string;
  readonly order: Order | null;
  readonly filters: Readonly<Partial<Record<Filter, readonly string[]>>>;
  readonly from: string | null;
  readonly to: string | null;
}

export const NOTHING: Criteria = { text: '', order: null, filters: {}, from: null, to: null };

export function fromAddress(params: ParamMap, textOf: (word: string | null) => string): Criteria {
  const filters: Partial<Record<Filter, string[]>> = {};
  for (const filter of FILTERS) {
    const values = params.getAll(filter);
    if (values.length > 0) filters[filter] = values;
  }
  const order = params.get('order');
  return {
    text: textOf(params.get('s')),
    order: order === 'date' || order === 'relevance' ? order : null,
    filters,
    from: day(params.get('from')),
    to: day(params.get('to')),
  };
}

export function toAddress(criteria: Criteria, keep: (text: string) => string | null): Params {
  return {
    ...criteria.filters,
    s: keep(criteria.text),
    order: criteria.order,
    from: criteria.from,
    to: criteria.to,
  };
}

export function toQuery(
  criteria: Criteria,
  cursor: string | null,
  size = 20,
): Record<string, string | number | readonly string[]> {
  return {
    ...(criteria.text === '' ? {} : { q: criteria.text }),
    ...criteria.filters,
    ...(criteria.from === null ? {} : { dischargedFrom: criteria.from }),
    ...(criteria.to === null ? {} : { dischargedTo: criteria.to }),
    order: orderOf(criteria),
    size,
    ...(cursor === null ? {} : { cursor }),
  };
}

/** Nothing asked: the page shows how to ask instead of every patient. */
export function isBlank(criteria: Criteria): boolean {
  return (
    criteria.text === '' &&
    criteria.order === null &&
    criteria.from === null &&
    criteria.to === null &&
    FILTERS.every((filter) => !criteria.filters[filter])
  );
}

export function orderOf(criteria: Criteria): Order {
  return criteria.order ?? (criteria.text === '' ? 'date' : 'relevance');
}

export function toggle(criteria: Criteria, filter: Filter, value: string): Criteria {
  const had = criteria.filters[filter] ?? [];
  const values = had.includes(value) ? had.filter((v) => v !== value) : [...had, value];
  const filters = { ...criteria.filters, [filter]: values };
  return {
    ...criteria,
    filters: Object.fromEntries(Object.entries(filters).filter(([, v]) => v.length > 0)),
  };
}

/** The year that the date range is, when it is exactly one. */
export function yearOf(criteria: Criteria): string | null {
  const year = criteria.from?.slice(0, 4) ?? '';
  return criteria.from === `${year}-01-01` && criteria.to === `${year}-12-31` ? year : null;
}

const day = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);
