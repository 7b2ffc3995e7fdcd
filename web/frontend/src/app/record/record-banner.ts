import { DatePipe } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { RecordDetail } from '../api/types';
import { ageText, sexName } from '../shared/codes';
import { LastSearch } from '../shared/last-search';
import { Session } from '../shared/session';
import { StateLabel } from '../shared/state-label';
import { TakeAway } from '../shared/take-away';
import { RecordTrace } from '../trace/record-trace';

/** Whose record, which stay: always in sight while reading. */
@Component({
  selector: 'aj-record-banner',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzIconDirective, RecordTrace, StateLabel],
  template: `
    @if (results(); as address) {
      <a
        class="back"
        [routerLink]="address"
        aria-label="返回检索结果"
        i18n-aria-label="@@record.back"
        title="返回检索结果"
        i18n-title="@@record.back"
      >
        <nz-icon nzType="arrow-left" aria-hidden="true" />
      </a>
    }
    <div class="facts">
      <p class="first">
        <strong>{{ record().patientName || nameless }}</strong>
        <span>{{ sex() }}</span
        ><span>{{ age() }}</span>
        <span
          ><small i18n="@@field.recordNo">病案号</small><b class="mono">{{ record().recordNo || '—' }}</b>
          @if (record().otherRecordNos.length) {
            <small class="mono" title="已合并的病案号" i18n-title="@@record.otherNumbers"
              >（{{ record().otherRecordNos.join('、') }}）</small
            >
          }
        </span>
        <span
          ><small i18n="@@field.admissionNo">住院号</small
          ><b class="mono">{{ record().admissionNo }}</b></span
        >
        <span i18n="@@record.visit">第 {{ record().visitNo }} 次</span>
        <aj-state-label [record]="record()" />
      </p>
      <p class="second">
        <span>{{ record().departmentName || record().department || '—' }} · {{ record().campusName }}</span>
        @if (record().attendingName; as attending) {
          <span>{{ attending }}</span>
        }
        <span>
          {{ record().admittedAt | date: 'yyyy-MM-dd' }} – {{ record().dischargedAt | date: 'yyyy-MM-dd' }}
          @if (!record().dischargedAt) {
            <ng-container i18n="@@record.inHouse">在院</ng-container>
          }
        </span>
        @if (record().mainDiagnosis; as diagnosis) {
          <b>{{ diagnosis }}</b>
        }
      </p>
    </div>
    <nav aria-label="病案内容" i18n-aria-label="@@record.parts">
      <button
        type="button"
        [attr.aria-current]="face() === 'documents' ? 'page' : null"
        (click)="look.emit('documents')"
      >
        <ng-container i18n="@@record.documents">文书</ng-container><small>{{ record().documentCount }}</small>
      </button>
      <button
        type="button"
        [attr.aria-current]="face() === 'front' ? 'page' : null"
        (click)="look.emit('front')"
      >
        <ng-container i18n="@@record.front">首页与诊断</ng-container>
      </button>
    </nav>
    @if (mayTake) {
      <button nz-button nzSize="small" type="button" aria-haspopup="dialog" (click)="take()">
        <nz-icon nzType="export" aria-hidden="true" /><span i18n="@@record.take">导出</span>
      </button>
    }
    <aj-record-trace [recordId]="record().id" />
  `,
  styleUrl: './record-banner.css',
})
export class RecordBanner {
  readonly record = input.required<RecordDetail>();
  readonly face = input.required<'documents' | 'front'>();
  readonly look = output<'documents' | 'front'>();

  private readonly taking = inject(TakeAway);
  protected readonly mayTake = inject(Session).may('DOCUMENT_DOWNLOAD');
  private readonly router = inject(Router);
  private readonly last = inject(LastSearch);
  protected readonly results = computed(() => {
    const address = this.last.address();
    return address === null ? null : this.router.parseUrl(address);
  });
  protected readonly sex = computed(() => sexName(this.record().sex));
  protected readonly age = computed(() => ageText(this.record().age));
  protected readonly nameless = $localize`:@@record.nameless:姓名待补`;

  protected take(): void {
    this.taking.choose({ records: [this.record().id], documents: [] });
  }
}
