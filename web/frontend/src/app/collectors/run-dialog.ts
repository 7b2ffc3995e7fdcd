import { Component, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { CollectorRow, RunWish } from '../api/types';
import { Command } from '../shared/command';
import { CollectorsApi } from './collectors-api';

type About = 'all' | 'period' | 'stay' | 'file';

/** Collects now: everything, a period, one stay or one file. */
@Component({
  selector: 'aj-run-dialog',
  imports: [NzAlertComponent, NzButtonComponent, NzInputDirective],
  styleUrl: './collectors.css',
  template: `
    <form class="stack" (submit)="send(); $event.preventDefault()" novalidate>
      <p class="muted" i18n="@@collect.runHint">
        不受时段和延迟限制；已采且未改的不会重复。此操作会记入审计。
      </p>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      }
      <label class="field"
        ><span i18n="@@collect.about">范围</span>
        <select class="choice" [value]="about()" (change)="about.set($any($event.target).value)">
          <option value="all" i18n="@@collect.aboutAll">全部</option>
          <option value="period" i18n="@@collect.aboutPeriod">一段时间内修改的</option>
          <option value="stay" i18n="@@collect.aboutStay">一次住院</option>
          <option value="file" i18n="@@collect.aboutFile">一个文件</option>
        </select>
      </label>
      @switch (about()) {
        @case ('period') {
          <label class="field"
            ><span i18n="@@collect.since">从</span>
            <input
              nz-input
              type="datetime-local"
              [value]="since()"
              (input)="since.set($any($event.target).value)"
            />
          </label>
          <label class="field"
            ><span i18n="@@collect.until">到</span>
            <input
              nz-input
              type="datetime-local"
              [value]="until()"
              (input)="until.set($any($event.target).value)"
            />
          </label>
        }
        @case ('stay') {
          <label class="field"
            ><span i18n="@@field.admissionNo">住院号</span>
            <input
              nz-input
              autocomplete="off"
              [value]="admissionNo()"
              (input)="admissionNo.set($any($event.target).value)"
            />
          </label>
          <label class="field"
            ><span i18n="@@field.visitNo">住院次数</span>
            <input
              nz-input
              type="number"
              min="1"
              [value]="visitNo()"
              (input)="visitNo.set($any($event.target).value)"
            />
          </label>
        }
        @case ('file') {
          <label class="field"
            ><span i18n="@@collect.path">路径或来源编号</span>
            <input
              nz-input
              autocomplete="off"
              spellcheck="false"
              [value]="path()"
              (input)="path.set($any($event.target).value)"
            />
          </label>
        }
      }
      <div class="foot">
        <button nz-button type="button" (click)="cancel()" i18n="@@action.cancel">取消</button>
        <button
          nz-button
          nzType="primary"
          type="submit"
          [disabled]="!said()"
          [nzLoading]="command.running() !== null"
          i18n="@@collect.run"
        >
          立即采集
        </button>
      </div>
    </form>
  `,
})
export class RunDialog {
  private readonly api = inject(CollectorsApi);
  private readonly dialog = inject<NzModalRef<RunDialog, boolean>>(NzModalRef);
  private readonly message = inject(NzMessageService);
  private readonly row = inject<CollectorRow>(NZ_MODAL_DATA);
  protected readonly command = new Command();
  protected readonly about = signal<About>('all');
  protected readonly since = signal('');
  protected readonly until = signal('');
  protected readonly admissionNo = signal('');
  protected readonly visitNo = signal('1');
  protected readonly path = signal('');

  protected said(): boolean {
    switch (this.about()) {
      case 'all':
        return true;
      case 'period':
        return this.since() !== '' || this.until() !== '';
      case 'stay':
        return this.admissionNo().trim() !== '';
      case 'file':
        return this.path().trim() !== '';
    }
  }

  protected async send(): Promise<void> {
    await this.command.run(this.api.run(this.row.id, this.wish()));
    if (this.command.problem() !== null) return;
    this.message.success($localize`:@@collect.runAsked:已安排，几秒内开始`);
    this.dialog.close(true);
  }

  protected cancel(): void {
    this.dialog.close();
  }

  private wish(): RunWish {
    switch (this.about()) {
      case 'all':
        return {};
      case 'period':
        return {
          ...(this.since() === '' ? {} : { since: new Date(this.since()).toISOString() }),
          ...(this.until() === '' ? {} : { until: new Date(this.until()).toISOString() }),
        };
      case 'stay':
        return { admissionNo: this.admissionNo().trim(), visitNo: Number(this.visitNo()) };
      case 'file':
        return { path: this.path().trim() };
    }
  }
}
