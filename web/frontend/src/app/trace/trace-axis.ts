import { DatePipe } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, inject, input, OnInit } from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSkeletonComponent } from 'ng-zorro-antd/skeleton';
import { Trace, TraceEntry, TracePaper } from '../api/types';
import { CursorList } from '../shared/cursor-list';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { roleName } from '../shared/role-names';
import { traceKinds } from './trace-kinds';

/** Who did what with a record, when and from where, the newest first. */
@Component({
  selector: 'aj-trace-axis',
  imports: [DatePipe, NzIconDirective, NzSkeletonComponent, MoreRows, Notice],
  template: `
    @if (list.problem(); as problem) {
      <aj-notice [problem]="problem" (again)="list.restart()" />
    } @else if (list.loading() === 'first') {
      <nz-skeleton nzActive [nzParagraph]="{ rows: 8 }" />
    } @else {
      <ol aria-label="病案轨迹" i18n-aria-label="@@trace.title">
        @for (entry of list.items(); track entry.id) {
          <li [class]="entry.kind">
            <nz-icon [nzType]="kinds[entry.kind].icon" aria-hidden="true" />
            <p class="head">
              <strong>{{ kinds[entry.kind].name }}</strong>
              <time [attr.datetime]="entry.until">{{ entry.until | date: 'yyyy-MM-dd HH:mm:ss' }}</time>
            </p>
            <p>
              {{ entry.actorName }}
              <small class="muted">{{ entry.staffNo }} {{ roles(entry) }}</small>
              <small class="mono muted" [title]="entry.device ?? ''">{{ entry.address }}</small>
            </p>
            @for (paper of entry.papers; track paper.documentId + paper.version) {
              <p class="paper">{{ paper.title ?? paper.documentId }} {{ places(paper) }}</p>
            }
            @if (entry.events > 1 || entry.millis) {
              <p class="muted">
                <ng-container i18n="@@trace.events">{{ entry.events }} 次</ng-container>
                @if (entry.millis; as millis) {
                  · {{ duration(millis) }}
                }
              </p>
            }
            @if (entry.detail && entry.kind !== 'VIEW') {
              <p class="muted detail">{{ entry.detail }}</p>
            }
          </li>
        } @empty {
          <li class="muted" i18n="@@trace.none">还没有轨迹</li>
        }
      </ol>
      <aj-more-rows [list]="list" wide />
    }
  `,
  styleUrl: './trace-axis.css',
})
export class TraceAxis implements OnInit {
  private readonly http = inject(HttpClient);
  readonly recordId = input.required<string>();
  protected readonly kinds = traceKinds;
  protected readonly list = new CursorList<Trace, TraceEntry>(
    (cursor) =>
      this.http.get<Trace>(`/api/records/${encodeURIComponent(this.recordId())}/trace`, {
        params: cursor === null ? {} : { cursor },
      }),
    (slice) => slice.items,
  );

  ngOnInit(): void {
    this.list.restart();
  }

  protected roles(entry: TraceEntry): string {
    return (entry.roles ?? '').split(',').filter(Boolean).map(roleName).join('、');
  }

  protected places(paper: TracePaper): string {
    const version = paper.version ? `v${paper.version}` : '';
    const pages = paper.pages ? $localize`:@@viewer.page:第 ${paper.pages}:page: 页` : '';
    return [version, pages].filter(Boolean).join(' · ');
  }

  protected duration(millis: number): string {
    const seconds = Math.round(millis / 1000);
    return seconds < 60
      ? $localize`:@@trace.seconds:共 ${seconds}:seconds: 秒`
      : $localize`:@@trace.minutes:共 ${Math.floor(seconds / 60)}:minutes: 分 ${seconds % 60}:seconds: 秒`;
  }
}
