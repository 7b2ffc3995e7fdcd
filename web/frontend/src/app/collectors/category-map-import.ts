import { Component, computed, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzModalRef } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { ImportReport } from '../api/types';
import { Command } from '../shared/command';
import { ours } from '../shared/locale';
import { CollectorsApi } from './collectors-api';

/** The category map as an Excel file: looked at first, taken when somebody has read what it would do. */
@Component({
  selector: 'aj-category-map-import',
  imports: [NzAlertComponent, NzButtonComponent, NzTableModule],
  styleUrl: './collectors.css',
  template: `
    <div class="stack">
      <p class="muted" i18n="@@collect.importHint">
        第一行为：来源系统、院区（* 为全部）、来源分类代码（*
        为其余）、来源分类名称、案卷分类代码（“隔离”表示不接受）。可先导出再修改；文件中没有的行不变。
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
        @if (refused().length > 0) {
          <nz-table nzSize="small" [nzData]="refused()" [nzPageSize]="100" [nzHideOnSinglePage]="true" #table>
            <thead>
              <tr>
                <th scope="col" nzWidth="70px" i18n="@@people.row">行</th>
                <th scope="col" i18n="@@quarantine.reason">原因</th>
              </tr>
            </thead>
            <tbody>
              @for (line of table.data; track line.row) {
                <tr>
                  <td>{{ line.row }}</td>
                  <td>
                    {{ ours(line.reason) }} <small>{{ line.key }}</small>
                  </td>
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
          (click)="send(true)"
          i18n="@@people.apply"
        >
          确认导入
        </button>
      </div>
    </div>
  `,
})
export class CategoryMapImport {
  private readonly api = inject(CollectorsApi);
  private readonly dialog = inject<NzModalRef<CategoryMapImport, boolean>>(NzModalRef);
  protected readonly command = new Command<ImportReport>();
  protected readonly report = signal<ImportReport | null>(null);
  protected readonly refused = computed(() =>
    (this.report()?.lines ?? []).filter((line) => line.outcome === 'REFUSED'),
  );
  protected readonly ready = computed(() => {
    const report = this.report();
    return report !== null && !report.applied && report.added + report.changed > 0;
  });
  protected readonly ours = ours;
  private file: Blob | null = null;

  protected async look(files: FileList | null): Promise<void> {
    this.file = files?.item(0) ?? null;
    await this.send(false);
  }

  protected async send(apply: boolean): Promise<void> {
    if (this.file === null) return;
    this.report.set((await this.command.run(this.api.importMap(this.file, apply))) ?? null);
  }

  protected close(): void {
    this.dialog.close(this.report()?.applied ?? false);
  }
}
