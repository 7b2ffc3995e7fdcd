import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import { NzProgressComponent } from 'ng-zorro-antd/progress';
import { NzTableModule } from 'ng-zorro-antd/table';
import { CollectionSums, CollectionTotal } from '../api/types';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { dayFromNow, share } from './standing';

type By = 'SOURCE' | 'DEPARTMENT' | 'CAMPUS' | 'DAY';

const ways: readonly { by: By; label: string }[] = [
  { by: 'SOURCE', label: $localize`:@@totals.bySource:来源系统` },
  { by: 'DEPARTMENT', label: $localize`:@@totals.byDepartment:出院科室` },
  { by: 'DAY', label: $localize`:@@totals.byDay:出院日` },
  { by: 'CAMPUS', label: $localize`:@@totals.byCampus:院区` },
];

/** Expected against received, summed by source, department, day or campus. The address holds the filters. */
@Component({
  selector: 'aj-totals-page',
  imports: [RouterLink, NzProgressComponent, NzTableModule, Notice],
  templateUrl: './totals-page.html',
  styleUrl: './monitoring.css',
})
export class TotalsPage {
  private readonly router = inject(Router);
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap);
  protected readonly reference = inject(Reference);
  protected readonly ways = ways;
  protected readonly share = share;

  protected readonly asked = computed(() => {
    const map = this.params();
    const text = (name: string, otherwise: string) => map?.get(name) ?? otherwise;
    return {
      by: text('by', 'SOURCE') as By,
      from: text('from', dayFromNow(-29)),
      to: text('to', dayFromNow(0)),
      campus: text('campus', ''),
      system: text('system', ''),
      department: text('department', ''),
    };
  });
  protected readonly narrowed = computed(() =>
    Object.fromEntries(Object.entries(this.asked()).filter(([, value]) => value !== '')),
  );
  protected readonly sums = httpResource<CollectionSums>(() => ({
    url: '/api/reconciliation/totals',
    params: this.narrowed(),
  }));
  protected readonly way = computed(() => ways.find((way) => way.by === this.asked().by)?.label ?? '');
  protected readonly items = computed(() => {
    const items = this.sums.hasValue() ? this.sums.value().items : [];
    return this.asked().by === 'DAY' ? items.toReversed() : items;
  });

  protected set(name: string, value: string): void {
    void this.router.navigate([], {
      queryParams: { [name]: value || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  /** The records behind a number. */
  protected behind(item: CollectionTotal, standing: string): Record<string, string> {
    const { by, ...rest } = this.asked();
    const key =
      by === 'DAY'
        ? { from: item.key, to: item.key }
        : { [by === 'SOURCE' ? 'system' : by === 'CAMPUS' ? 'campus' : 'department']: item.key };
    const all: Record<string, string> = { ...rest, ...key, standing };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  }
}
