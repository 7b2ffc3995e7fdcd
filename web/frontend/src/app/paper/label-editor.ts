import { Component, computed, inject, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { LabelTemplate } from '../api/types';
import { Command } from '../shared/command';
import { save } from '../shared/csv';
import { Notice } from '../shared/notice';
import { StoreApi } from './store-api';

type Size = 'width' | 'height' | 'columns' | 'gap';

const NOTHING: LabelTemplate = { code: 'CODE_128', width: 70, height: 36, columns: 0, gap: 2, lines: [] };

const sizes: readonly { readonly name: Size; readonly label: string; readonly max: number }[] = [
  { name: 'width', label: $localize`:@@label.width:宽（毫米）`, max: 210 },
  { name: 'height', label: $localize`:@@label.height:高（毫米）`, max: 290 },
  { name: 'columns', label: $localize`:@@label.columns:A4 每行张数（0 为标签卷）`, max: 10 },
  { name: 'gap', label: $localize`:@@label.gap:间隔（毫米）`, max: 50 },
];

/** What stands on a label, and how large. */
@Component({
  selector: 'aj-label-editor',
  imports: [NzButtonComponent, NzIconDirective, Notice],
  template: `
    <section class="panel">
      <h2 i18n="@@label.title">病案标签</h2>
      <p class="muted" i18n="@@label.hint">花括号中的字段打印时替换：</p>
      <p class="mono">{{ fields }}</p>
      <div class="row">
        <label
          ><span i18n="@@label.code">条码</span>
          <select #code (change)="change({ code: code.value === 'QR' ? 'QR' : 'CODE_128' })">
            <option value="CODE_128" [selected]="shown().code === 'CODE_128'">Code 128</option>
            <option value="QR" [selected]="shown().code === 'QR'">QR</option>
          </select>
        </label>
        @for (size of sizes; track size.name) {
          <label
            ><span>{{ size.label }}</span
            ><input
              #box
              type="number"
              min="0"
              [max]="size.max"
              [value]="shown()[size.name]"
              (change)="resize(size.name, box.value)"
          /></label>
        }
      </div>
      @for (line of shown().lines; track $index; let i = $index) {
        <div class="row">
          <input
            #text
            class="grow mono"
            maxlength="100"
            [value]="line.text"
            [attr.aria-label]="lineName(i)"
            (change)="edit(i, text.value, line.size)"
          />
          <input
            #points
            type="number"
            min="4"
            max="40"
            step="0.5"
            [value]="line.size"
            aria-label="字号"
            i18n-aria-label="@@label.points"
            (change)="edit(i, line.text, +points.value)"
          />
          <button nz-button nzType="text" type="button" (click)="remove(i)">
            <nz-icon nzType="delete" aria-hidden="true" /><span i18n="@@paper.removeRequired">移除</span>
          </button>
        </div>
      }
      <div class="row">
        <button
          nz-button
          type="button"
          [disabled]="shown().lines.length >= 8"
          (click)="add()"
          i18n="@@label.addLine"
        >
          加一行
        </button>
        <button
          nz-button
          type="button"
          [nzLoading]="trying.running() !== null"
          (click)="try()"
          i18n="@@label.try"
        >
          打印样张
        </button>
      </div>
      @if (trying.problem(); as problem) {
        <aj-notice compact [problem]="problem" />
      }
    </section>
  `,
  styleUrl: './store.css',
})
export class LabelEditor {
  private readonly api = inject(StoreApi);
  readonly campus = input.required<string>();
  readonly template = input<LabelTemplate | null>();
  readonly changed = output<LabelTemplate>();

  protected readonly sizes = sizes;
  protected readonly fields =
    '{hospital} {campus} {patientName} {sex} {recordNo} {admissionNo} {visitNo} {department} {admitted} {discharged}';
  protected readonly shown = computed(() => this.template() ?? NOTHING);
  protected readonly trying = new Command<Blob>();

  protected lineName(i: number): string {
    return $localize`:@@label.line:第 ${i + 1}:number: 行`;
  }

  protected change(change: Partial<LabelTemplate>): void {
    this.changed.emit({ ...this.shown(), ...change });
  }

  protected resize(name: Size, value: string): void {
    this.change({ [name]: Number(value) });
  }

  protected edit(i: number, text: string, size: number): void {
    this.change({ lines: this.shown().lines.map((line, n) => (n === i ? { text, size } : line)) });
  }

  protected add(): void {
    this.change({ lines: [...this.shown().lines, { text: '{patientName}', size: 8 }] });
  }

  protected remove(i: number): void {
    this.change({ lines: this.shown().lines.filter((_, n) => n !== i) });
  }

  protected async try(): Promise<void> {
    const pdf = await this.trying.run(this.api.trial(this.campus(), this.shown()));
    if (pdf) save(pdf, 'label.pdf');
  }
}
