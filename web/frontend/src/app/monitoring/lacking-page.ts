import { DatePipe } from '@angular/common';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { NzTableModule } from 'ng-zorro-antd/table';
import { CollectionRow, CollectionRows } from '../api/types';
import { CursorList } from '../shared/cursor-list';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { MonitoringApi } from './monitoring-api';
import { allStandings, dayFromNow, standingOf } from './standing';

/** The records behind the sums: which of them lack what. */
@Component({
  selector: 'aj-lacking-page',
  imports: [DatePipe, RouterLink, NzTableModule, MoreRows, Notice],
  templateUrl: './lacking-page.html',
  styleUrl: './monitoring.css',
})
export class LackingPage {
  private readonly api = inject(MonitoringApi);
  private readonly router = inject(Router);
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap);
  protected readonly reference = inject(Reference);
  protected readonly standings = allStandings;
  protected readonly standingOf = standingOf;

  protected readonly asked = computed(() => {
    const map = this.params();
    const text = (name: string, otherwise: string) => map?.get(name) ?? otherwise;
    return {
      standing: text('standing', 'MISSING'),
      from: text('from', dayFromNow(-29)),
      to: text('to', dayFromNow(0)),
      campus: text('campus', ''),
      department: text('department', ''),
      system: text('system', ''),
    };
  });
  protected readonly list = new CursorList<CollectionRows, CollectionRow>(
    (cursor) =>
      this.api.records(
        Object.fromEntries(
          Object.entries(this.asked()).filter(([, value]) => value !== '' && value !== 'ANY'),
        ),
        cursor,
      ),
    (slice) => slice.items,
  );

  constructor() {
    effect(() => {
      this.asked();
      untracked(() => this.list.restart());
    });
  }

  protected set(name: string, value: string): void {
    void this.router.navigate([], {
      queryParams: { [name]: value || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
