import { Component, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { ImportReport } from '../api/types';
import { Command } from '../shared/command';
import { ours } from '../shared/locale';
import { PeopleApi } from './people-api';

/** An Excel file: looked at first, done when somebody has read what it would do. */
@Component({
  selector: 'aj-import-dialog',
  imports: [NzAlertComponent, NzButtonComponent, NzTableModule],
  template: `
    <div class="stack">
      <p class="muted">
        @if (what === 'accounts') {
          <ng-container i18n="@@people.importAccountsHint"
            >第一行为：用户名、姓名、工号、启用（是或否）。可先导出再修改。权限不从文件导入。</ng-container
          >
        } @else {
          <ng-container i18n="@@people.importDepartmentsHint"
            >第一行为：编码、名称、院区、类型（住院、门诊、住院与门诊）、病区、启用（是或否）。可先导出再修改。</ng-container
          >
        }
      </p>
      <label class="field"
        ><span i18n="@@people.file">Excel 文件（.xlsx）</span>
        <input #box type="file" accept=".xlsx" (change)="look(box.files)" />
      </label>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      }
      @if (report(); as report) {
        <p role="status">
          @if (report.applied) {
            <strong i18n="@@people.imported">已导入。</strong>
          }
          <ng-container i18n="@@people.importCounts"
            >新增 {{ report.added }}，修改 {{ report.changed }}，不变 {{ report.same }}，拒绝
            {{ report.refused }}</ng-container
          >
        </p>
        @if (report.lines.length > 0) {
          <nz-table
            nzSize="small"
            [nzData]="report.lines"
            [nzFrontPagination]="false"
            [nzShowPagination]="false"
            [nzScroll]="{ y: '300px' }"
          >
            <thead>
              <tr>
                <th scope="col" nzWidth="70px" i18n="@@people.row">行</th>
                <th scope="col" nzWidth="180px" i18n="@@people.key">编码或用户名</th>
                <th scope="col" nzWidth="90px" i18n="@@people.outcome">结果</th>
                <th scope="col" i18n="@@quarantine.reason">原因</th>
              </tr>
            </thead>
            <tbody>
              @for (line of report.lines; track line.row) {
                <tr>
                  <td>{{ line.row }}</td>
                  <td class="mono">{{ line.key }}</td>
                  <td>{{ outcome(line.outcome) }}</td>
                  <td>{{ ours(line.reason) }}</td>
                </tr>
              }
            </tbody>
          </nz-table>
        }
      }
      <div class="foot">
        <button nz-button type="button" (click)="close()" i18n="@@people.close">关闭</button>
        <button
          nz-button
          nzType="primary"
          type="button"
          [disabled]="!ready()"
          [nzLoading]="command.running() !== null"
          (click)="apply()"
          i18n="@@people.apply"
        >
          确认导入
        </button>
      </div>
    </div>
  `,
  styleUrl: './form.css',
})
export class ImportDialog {
  private readonly api = inject(PeopleApi);
  private readonly dialog = inject<NzModalRef<ImportDialog, boolean>>(NzModalRef);
  protected readonly what = inject<'accounts' | 'departments'>(NZ_MODAL_DATA);
  protected readonly command = new Command<ImportReport>();
  protected readonly report = signal<ImportReport | null>(null);
  protected readonly ours = ours;
  private file: Blob | null = null;

  protected ready(): boolean {
    const report = this.report();
    return report !== null && !report.applied && report.added + report.changed > 0;
  }

  protected async look(files: FileList | null): Promise<void> {
    this.file = files?.item(0) ?? null;
    await this.send(false);
  }

  protected async apply(): Promise<void> {
    await this.send(true);
  }

  protected close(): void {
    this.dialog.close(true);
  }

  protected outcome(outcome: ImportReport['lines'][number]['outcome']): string {
    switch (outcome) {
      case 'ADDED':
        return $localize`:@@people.added:新增`;
      case 'CHANGED':
        return $localize`:@@people.changed:修改`;
      case 'SAME':
        return $localize`:@@people.same:不变`;
      case 'REFUSED':
        return $localize`:@@people.refused:拒绝`;
    }
  }

  private async send(apply: boolean): Promise<void> {
    if (this.file === null) return;
    this.report.set((await this.command.run(this.api.importFile(this.what, this.file, apply))) ?? null);
  }
}
