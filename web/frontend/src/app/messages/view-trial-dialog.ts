import { Component, computed, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Listener, TriedRow, ViewTrial } from '../api/types';
import { Command } from '../shared/command';
import { ours } from '../shared/locale';
import { MessagesApi } from './messages-api';

const outcomes: Record<string, { name: string; tone: string }> = {
  ADDED: { name: $localize`:@@foreseen.added:新增`, tone: 'good' },
  CHANGED: { name: $localize`:@@foreseen.changed:更新`, tone: 'theme' },
  SAME: { name: $localize`:@@foreseen.same:无变化`, tone: '' },
};

/** The first rows of a database's view and what would become of them; nothing is taken in. */
@Component({
  selector: 'aj-view-trial-dialog',
  imports: [NzAlertComponent, NzButtonComponent, NzTableModule],
  styleUrl: '../shared/list-page.css',
  template: `
    <p class="muted" i18n="@@viewTrial.lead">
      按已保存的设置读前 20 行，看会有什么结果；什么都不写入。此操作会记入审计。
    </p>
    @if (command.problem(); as problem) {
      <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
    }
    @if (trial(); as trial) {
      @if (trial.trouble; as trouble) {
        <nz-alert
          nzType="error"
          nzShowIcon
          [nzMessage]="ours(trouble)"
          [nzDescription]="trial.detail ?? ''"
        />
      } @else if (trial.missing.length) {
        <nz-alert
          nzType="error"
          nzShowIcon
          nzMessage="视图里没有这些列，请改“各字段在哪一列”"
          i18n-nzMessage="@@viewTrial.missing"
          [nzDescription]="trial.missing.join('、') + ' ← ' + trial.columns.join('、')"
        />
      } @else if (trial.rows.length === 0) {
        <nz-alert nzType="info" nzShowIcon nzMessage="视图里没有行" i18n-nzMessage="@@viewTrial.none" />
      } @else {
        @if (trial.masked) {
          <nz-alert
            nzType="info"
            nzShowIcon
            nzMessage="您无权阅读患者资料，内容已遮蔽，只显示行的结构。"
            i18n-nzMessage="@@viewTrial.masked"
          />
        }
        <p class="muted">
          <ng-container i18n="@@viewTrial.columns">视图的列：</ng-container>
          <span class="mono">{{ trial.columns.join(', ') }}</span>
        </p>
        <nz-table
          nzSize="small"
          [nzData]="rows()"
          [nzFrontPagination]="false"
          [nzShowPagination]="false"
          [nzScroll]="{ x: 160 + fields().length * 140 + 'px', y: '46vh' }"
        >
          <thead>
            <tr>
              <th scope="col" nzWidth="160px" nzLeft i18n="@@viewTrial.outcome">会怎样</th>
              @for (field of fields(); track field) {
                <th scope="col" nzWidth="140px" class="mono">{{ field }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                <td nzLeft>
                  @if (row.refused) {
                    <span class="lines"
                      ><span class="label bad" i18n="@@viewTrial.refused">会被拒</span
                      ><small class="mono">{{ row.refused }}</small></span
                    >
                  } @else {
                    <span class="label" [class]="'label ' + outcome(row).tone">{{ outcome(row).name }}</span>
                  }
                </td>
                @for (field of fields(); track field) {
                  <td>{{ row.values[field] }}</td>
                }
              </tr>
            }
          </tbody>
        </nz-table>
      }
    } @else if (command.running() !== null) {
      <p class="muted" role="status" i18n="@@viewTrial.reading">正在读取…</p>
    }
    <p class="foot">
      <button nz-button type="button" [nzLoading]="command.running() !== null" (click)="send()">
        <span i18n="@@viewTrial.again">再试一次</span>
      </button>
    </p>
  `,
})
export class ViewTrialDialog {
  private readonly api = inject(MessagesApi);
  private readonly listener = inject<Listener>(NZ_MODAL_DATA);
  protected readonly command = new Command<ViewTrial>();
  protected readonly trial = signal<ViewTrial | null>(null);
  protected readonly rows = computed<readonly TriedRow[]>(() => this.trial()?.rows ?? []);
  protected readonly fields = computed(() => [
    ...new Set(this.rows().flatMap((row) => Object.keys(row.values))),
  ]);
  protected readonly ours = ours;

  constructor() {
    void this.send();
  }

  protected outcome(row: TriedRow): { name: string; tone: string } {
    return outcomes[row.foreseen ?? ''] ?? { name: '', tone: '' };
  }

  protected async send(): Promise<void> {
    this.trial.set((await this.command.run(this.api.tryOut(this.listener.code))) ?? null);
  }
}
