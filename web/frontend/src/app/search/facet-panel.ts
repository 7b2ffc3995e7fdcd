import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FacetValue, Facets } from '../api/types';
import { Reference } from '../shared/reference';
import { Criteria, Filter, toggle, yearOf } from './criteria';
import { filterNames } from './filter-names';

const SHOWN = 6;
const ORDER = [
  'dischargeYear',
  'campus',
  'department',
  'category',
  'status',
  'doctor',
  'diagnosis',
  'source',
] as const;
type Facet = (typeof ORDER)[number];

/** Counts beside every value that would narrow the list. */
@Component({
  selector: 'aj-facet-panel',
  template: `
    @for (group of groups(); track group.facet) {
      <fieldset>
        <legend>{{ group.name }}</legend>
        @for (entry of group.shown; track entry.value) {
          <label [class.on]="entry.on" [title]="entry.label">
            <input type="checkbox" [checked]="entry.on" (change)="choose(group.facet, entry.value)" />
            <span>{{ entry.label }}</span>
            <b>{{ entry.count.toLocaleString() }}</b>
          </label>
        }
        @if (group.hidden > 0 || group.open) {
          <button type="button" [attr.aria-expanded]="group.open" (click)="unfold(group.facet)">
            @if (group.open) {
              <ng-container i18n="@@facet.fewer">收起</ng-container>
            } @else {
              <ng-container i18n="@@facet.more">另有 {{ group.hidden }} 项</ng-container>
            }
          </button>
        }
      </fieldset>
    }
  `,
  styleUrl: './facet-panel.css',
})
export class FacetPanel {
  private readonly reference = inject(Reference);
  readonly facets = input<Facets>();
  readonly criteria = input.required<Criteria>();
  readonly changed = output<Criteria>();

  private readonly open = signal<ReadonlySet<Facet>>(new Set());

  protected readonly groups = computed(() => {
    const facets = this.facets();
    if (!facets) return [];
    return ORDER.map((facet) => this.group(facet, facets[facet] ?? [])).filter(
      (group) => group.shown.length > 0,
    );
  });

  protected choose(facet: Facet, value: string): void {
    const criteria = this.criteria();
    if (facet !== 'dischargeYear') this.changed.emit(toggle(criteria, facet, value));
    else if (yearOf(criteria) === value) this.changed.emit({ ...criteria, from: null, to: null });
    else this.changed.emit({ ...criteria, from: `${value}-01-01`, to: `${value}-12-31` });
  }

  protected unfold(facet: Facet): void {
    this.open.update((open) => {
      const next = new Set(open);
      if (!next.delete(facet)) next.add(facet);
      return next;
    });
  }

  private group(facet: Facet, values: readonly FacetValue[]) {
    const chosen = this.chosen(facet);
    const entries = values.map((v) => ({ ...v, label: this.label(facet, v), on: chosen.includes(v.value) }));
    const open = this.open().has(facet);
    const shown = open ? entries : entries.filter((entry, i) => i < SHOWN || entry.on);
    return { facet, name: filterNames[facet], shown, open, hidden: entries.length - shown.length };
  }

  /** Of categories and states the archive knows the English names too. */
  private label(facet: Facet, { value, label }: FacetValue): string {
    if (facet === 'category') return this.reference.category(value);
    if (facet === 'status') return this.reference.state(value) ?? label;
    return label;
  }

  private chosen(facet: Facet): readonly string[] {
    if (facet !== 'dischargeYear') return this.criteria().filters[facet as Filter] ?? [];
    const year = yearOf(this.criteria());
    return year === null ? [] : [year];
  }
}
