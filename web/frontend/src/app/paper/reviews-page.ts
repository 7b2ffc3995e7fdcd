import { DatePipe } from '@angular/common';
import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzTableModule } from 'ng-zorro-antd/table';
import { firstValueFrom } from 'rxjs';
import { Notice } from '../shared/notice';
import { PaperTabs } from './paper-tabs';
import { ReviewApi, ReviewState } from './review-api';

const lists: readonly { readonly state: ReviewState; readonly label: string }[] = [
  { state: 'FIRST', label: $localize`:@@review.first:首次审核` },
  { state: 'AGAIN', label: $localize`:@@review.again:重复审核` },
  { state: 'REJECTED', label: $localize`:@@review.rejected:审核不通过` },
  { state: 'PASSED', label: $localize`:@@review.passed:已通过` },
];

/** What is to be looked at, for the first time and again; what was rejected. */
@Component({
  selector: 'aj-reviews-page',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzIconDirective, NzTableModule, Notice, PaperTabs],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1 i18n="@@nav.paper">纸质病案</h1>
          <p i18n="@@review.lead">
            看扫描图像是否清晰、完整、归类正确；不通过的退回重扫，重扫后进入“重复审核”。
          </p>
        </div>
      </div>
      <aj-paper-tabs />
      <div class="row" role="group" aria-label="审核清单" i18n-aria-label="@@review.lists">
        @for (one of lists; track one.state) {
          <button
            nz-button
            type="button"
            [nzType]="list() === one.state ? 'primary' : 'default'"
            [attr.aria-pressed]="list() === one.state"
            (click)="list.set(one.state)"
          >
            {{ one.label }}
          </button>
        }
        <button nz-button type="button" (click)="found.reload()">
          <nz-icon nzType="reload" aria-hidden="true" /><span i18n="@@action.refresh">刷新</span>
        </button>
      </div>
      @if (found.error(); as problem) {
        <div class="panel"><aj-notice [problem]="problem" (again)="found.reload()" /></div>
      } @else if (found.hasValue() && rows().length === 0) {
        <p class="panel none muted" i18n="@@review.none">清单是空的</p>
      } @else {
        <nz-table
          class="panel"
          nzSize="small"
          [nzData]="rows()"
          [nzFrontPagination]="false"
          [nzShowPagination]="false"
          [nzLoading]="found.isLoading()"
        >
          <thead>
            <tr>
              <th scope="col" i18n="@@paper.record">病案</th>
              <th scope="col" nzWidth="90px" i18n="@@paper.pageCount">页数</th>
              <th scope="col" nzWidth="90px" i18n="@@review.round">第几次</th>
              <th scope="col" nzWidth="140px" i18n="@@paper.startedBy">开始人</th>
              <th scope="col" nzWidth="160px" i18n="@@paper.changedAt">最后修改</th>
              <th scope="col" i18n="@@review.marks">问题</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.id) {
              <tr>
                <td>
                  <a
                    [routerLink]="
                      list() === 'REJECTED' ? ['/paper/scans', row.id] : ['/paper/reviews', row.id]
                    "
                    >{{ row.record.patientName || row.record.admissionNo }}</a
                  >
                  <small class="mono"
                    >{{ row.record.recordNo || row.record.admissionNo }} · {{ row.record.visitNo }}</small
                  >
                </td>
                <td>{{ row.pages }}</td>
                <td>{{ row.review?.round }}</td>
                <td>{{ row.startedBy }}</td>
                <td>{{ row.changedAt | date: 'yyyy-MM-dd HH:mm' }}</td>
                <td>{{ row.review?.marks?.length ?? '' }}</td>
              </tr>
            }
          </tbody>
        </nz-table>
      }
    </div>
  `,
  styleUrl: './store.css',
})
export class ReviewsPage {
  private readonly api = inject(ReviewApi);
  protected readonly lists = lists;
  protected readonly list = signal<ReviewState>('FIRST');
  protected readonly found = resource({
    params: () => this.list(),
    loader: ({ params }) => firstValueFrom(this.api.list(params)),
  });
  protected readonly rows = computed(() => (this.found.hasValue() ? [...this.found.value().items] : []));
}
