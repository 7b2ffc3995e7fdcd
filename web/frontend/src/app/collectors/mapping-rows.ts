import { Component, input, model } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { MappedField } from '../api/types';
import { targets } from './fact-names';

const FRONT_PAGE = 'encounter.frontPage.';

/** Where each field of a document's description comes from. */
@Component({
  selector: 'aj-mapping-rows',
  imports: [NzButtonComponent, NzInputDirective],
  styleUrl: './collectors.css',
  styles: `
    .row {
      display: grid;
      grid-template-columns: 190px 120px minmax(150px, 2fr) minmax(110px, 1fr) 150px auto;
      gap: 8px;
      align-items: end;
    }
  `,
  template: `
    <div class="stack">
      @for (field of rows(); track $index) {
        <div class="row" role="group" [attr.aria-label]="field.target">
          <label class="field"
            ><span i18n="@@collect.mapTarget">字段</span>
            <select class="choice" (change)="change($index, { target: $any($event.target).value })">
              @for (target of targets; track target.value) {
                <option [value]="target.value" [selected]="target.value === field.target">
                  {{ target.label }}
                </option>
              }
              <option [value]="frontPage(field)" [selected]="isFrontPage(field)" i18n="@@collect.frontPage">
                首页字段…
              </option>
            </select>
            @if (isFrontPage(field)) {
              <input
                nz-input
                spellcheck="false"
                aria-label="首页字段代码"
                i18n-aria-label="@@collect.frontPageCode"
                [value]="code(field)"
                (change)="setCode($index, $any($event.target).value)"
              />
            }
          </label>
          <label class="field"
            ><span i18n="@@collect.mapFrom">取自</span>
            <select class="choice" (change)="change($index, { from: $any($event.target).value })">
              <option value="COLUMN" [selected]="field.from === 'COLUMN'" i18n="@@collect.fromColumn">
                列
              </option>
              <option value="JSON" [selected]="field.from === 'JSON'">JSONPath</option>
              <option value="XML" [selected]="field.from === 'XML'">XPath</option>
              <option value="CONSTANT" [selected]="field.from === 'CONSTANT'" i18n="@@collect.fromConstant">
                固定值
              </option>
            </select>
          </label>
          <label class="field"
            ><span i18n="@@collect.expression">列名、表达式或值</span>
            <input
              nz-input
              spellcheck="false"
              [value]="field.expression"
              (input)="change($index, { expression: $any($event.target).value })"
            />
          </label>
          <label class="field"
            ><span i18n="@@collect.match">取其中（正则，选填）</span>
            <input
              nz-input
              spellcheck="false"
              [value]="field.match ?? ''"
              (input)="change($index, { match: $any($event.target).value })"
            />
          </label>
          <label class="field"
            ><span i18n="@@collect.dateFormat">时间格式（选填）</span>
            <input
              nz-input
              spellcheck="false"
              placeholder="yyyyMMddHHmmss"
              [value]="field.dateFormat ?? ''"
              (input)="change($index, { dateFormat: $any($event.target).value })"
            />
          </label>
          <button nz-button type="button" (click)="remove($index)" i18n="@@collect.remove">删除</button>
        </div>
      }
      @if (fault()) {
        <small class="fault">{{ fault() }}</small>
      }
      <div>
        <button nz-button type="button" (click)="add()" i18n="@@collect.addField">添加字段</button>
      </div>
    </div>
  `,
})
export class MappingRows {
  readonly rows = model.required<readonly MappedField[]>();
  readonly fault = input('');
  protected readonly targets = targets;

  protected isFrontPage(field: MappedField): boolean {
    return field.target.startsWith(FRONT_PAGE);
  }

  protected frontPage(field: MappedField): string {
    return this.isFrontPage(field) ? field.target : FRONT_PAGE;
  }

  protected code(field: MappedField): string {
    return field.target.slice(FRONT_PAGE.length);
  }

  protected setCode(index: number, code: string): void {
    this.change(index, { target: FRONT_PAGE + code.trim() });
  }

  protected change(index: number, part: Partial<MappedField>): void {
    this.rows.update((rows) => rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  }

  protected remove(index: number): void {
    this.rows.update((rows) => rows.filter((_, i) => i !== index));
  }

  protected add(): void {
    this.rows.update((rows) => [...rows, { target: this.next(rows), from: 'COLUMN', expression: '' }]);
  }

  /** The first that is not filled yet: each is filled once. */
  private next(rows: readonly MappedField[]): string {
    const filled = new Set(rows.map((row) => row.target));
    return targets.find((target) => !filled.has(target.value))?.value ?? FRONT_PAGE;
  }
}
