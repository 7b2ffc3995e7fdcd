import { Component, computed, inject, input, output } from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Facets } from '../api/types';
import { Reference } from '../shared/reference';
import { Criteria, FILTERS, Filter, toggle, yearOf } from './criteria';
import { filterNames } from './filter-names';

/** What narrows the list just now; one press takes a filter away. */
@Component({
  selector: 'aj-filter-chips',
  imports: [NzIconDirective],
  template: `
    @if (chips().length > 0) {
      <ul aria-label="已选条件" i18n-aria-label="@@chips.title">
        @for (chip of chips(); track chip.key) {
          <li>
            <button type="button" (click)="changed.emit(chip.without)" [attr.aria-label]="chip.remove">
              <small>{{ chip.name }}</small
              >{{ chip.label }}<nz-icon nzType="close" aria-hidden="true" />
            </button>
          </li>
        }
        @if (chips().length > 1) {
          <li>
            <button type="button" class="all" (click)="changed.emit(bare())" i18n="@@chips.clear">
              清除全部
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin-bottom: 10px;
    }
    button {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      padding: 1px 8px;
      color: var(--theme-strong);
      font: inherit;
      font-size: 13px;
      background: var(--theme-soft);
      border: 1px solid var(--theme-line);
      border-radius: 12px;
      cursor: pointer;
    }
    button:hover {
      border-color: var(--theme);
    }
    small {
      color: var(--ink-3);
      font-size: 12px;
    }
    nz-icon {
      font-size: 10px;
    }
    .all {
      background: none;
      border-color: transparent;
    }
  `,
})
export class FilterChips {
  private readonly reference = inject(Reference);
  readonly criteria = input.required<Criteria>();
  readonly facets = input<Facets>();
  readonly changed = output<Criteria>();

  protected readonly bare = computed<Criteria>(() => ({
    ...this.criteria(),
    filters: {},
    from: null,
    to: null,
    order: this.criteria().text === '' ? 'date' : this.criteria().order,
  }));

  protected readonly chips = computed(() => {
    const criteria = this.criteria();
    const chips = FILTERS.flatMap((filter) =>
      (criteria.filters[filter] ?? []).map((value) =>
        chip(filter + value, filterNames[filter], this.label(filter, value), toggle(criteria, filter, value)),
      ),
    );
    if (criteria.from !== null || criteria.to !== null) {
      const label = yearOf(criteria) ?? `${criteria.from ?? '…'} – ${criteria.to ?? '…'}`;
      const name = $localize`:@@filter.discharged:出院日期`;
      chips.unshift(chip('discharged', name, label, { ...criteria, from: null, to: null }));
    }
    return chips;
  });

  private label(filter: Filter, value: string): string {
    if (filter === 'category') return this.reference.category(value);
    if (filter === 'status') return this.reference.state(value) ?? value;
    const counted = this.facets()?.[filter]?.find((entry) => entry.value === value)?.label;
    if (counted) return counted;
    if (filter === 'campus') return this.reference.campus(value);
    if (filter === 'department') return this.reference.department(value);
    return value;
  }
}

function chip(key: string, name: string, label: string, without: Criteria) {
  return {
    key,
    name,
    label,
    without,
    remove: $localize`:@@chips.remove:移除条件 ${name}:name: ${label}:value:`,
  };
}
