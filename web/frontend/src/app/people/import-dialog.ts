import { Component, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { ImportReport } from '../api/types';
import { Command } from '../shared/command';
import { csv, save } from '../shared/csv';
import { ours } from '../shared/locale';
import { ImportKind, PeopleApi } from './people-api';

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
        } @else if (what === 'rights') {
          <ng-container i18n="@@people.importRightsHint"
            >先导出权限再修改：每行一个角色，同一用户的各行合起来是其全部权限；文件中没有的用户不变。版本列不要改动。</ng-container
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
          @if (report.removed > 0) {
            <ng-container i18n="@@people.importRemoved">，撤销 {{ report.removed }}</ng-container>
          }
        </p>
        @if (held()) {
          <nz-alert
            nzType="warning"
            nzShowIcon
            nzMessage="有行被拒绝，尚未导入任何一行。可修正文件后重试，或只导入其余各行（同一用户的各行一起）。"
            i18n-nzMessage="@@people.importHeld"
          />
        }
        @if (report.lines.length > 0) {
          <nz-table
            nzSize="small"
            [nzData]="report.lines"
            [nzPageSize]="100"
            [nzHideOnSinglePage]="true"
            [nzScroll]="{ y: '300px' }"
            #table
          >
            <thead>
              <tr>
                <th scope="col" nzWidth="70px" i18n="@@people.row">行</th>
                <th scope="col" nzWidth="180px" i18n="@@people.key">编码或用户名</th>
                <th scope="col" nzWidth="90px" i18n="@@people.outcome">结果</th>
                <th scope="col" i18n="@@people.reasonOrChange">原因或变化</th>
              </tr>
            </thead>
            <tbody>
              @for (line of table.data; track $index) {
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
        @if (report()?.lines?.length) {
          <button nz-button type="button" (click)="download()" i18n="@@people.downloadReport">
            下载结果
          </button>
        }
        <button nz-button type="button" (click)="close()" i18n="@@people.close">关闭</button>
        @if (held()) {
          <button
            nz-button
            nzDanger
            type="button"
            [nzLoading]="command.running() !== null"
            (click)="applyGood()"
            i18n="@@people.applyGood"
          >
            只导入其余各行
          </button>
        }
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
  protected readonly what = inject<ImportKind>(NZ_MODAL_DATA);
  protected readonly command = new Command<ImportReport>();
  protected readonly report = signal<ImportReport | null>(null);
  protected readonly ours = ours;
  private file: Blob | null = null;

  protected ready(): boolean {
    const report = this.report();
    return report !== null && !report.applied && !this.held() && this.changes(report) > 0;
  }

  /** Rights are all or nothing, unless somebody decides otherwise. */
  protected held(): boolean {
    const report = this.report();
    return (
      this.what === 'rights' &&
      report !== null &&
      !report.applied &&
      report.refused > 0 &&
      this.changes(report) > 0
    );
  }

  protected download(): void {
    const lines = this.report()?.lines ?? [];
    const head = [
      $localize`:@@people.row:行`,
      $localize`:@@people.key:编码或用户名`,
      $localize`:@@people.outcome:结果`,
      $localize`:@@people.reasonOrChange:原因或变化`,
    ];
    const rows = lines.map((line) => [line.row, line.key, this.outcome(line.outcome), ours(line.reason)]);
    save(csv(head, rows), `${this.what}-import.csv`);
  }

  protected async look(files: FileList | null): Promise<void> {
    this.file = files?.item(0) ?? null;
    await this.send(false);
  }

  protected async apply(): Promise<void> {
    await this.send(true);
  }

  protected async applyGood(): Promise<void> {
    await this.send(true, true);
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
      case 'REMOVED':
        return $localize`:@@people.removed:撤销`;
      case 'SAME':
        return $localize`:@@people.same:不变`;
      case 'REFUSED':
        return $localize`:@@people.refused:拒绝`;
    }
  }

  private changes(report: ImportReport): number {
    return report.added + report.changed + report.removed;
  }

  private async send(apply: boolean, goodRows = false): Promise<void> {
    if (this.file === null) return;
    const deed = this.api.importFile(this.what, this.file, apply, goodRows);
    this.report.set((await this.command.run(deed)) ?? null);
  }
}
