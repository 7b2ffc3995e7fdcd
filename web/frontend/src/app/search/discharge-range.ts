import { Component, computed, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { format } from 'date-fns';
import { NzRangePickerComponent, NzDatePickerComponent } from 'ng-zorro-antd/date-picker';
import { Criteria } from './criteria';

@Component({
  selector: 'aj-discharge-range',
  imports: [FormsModule, NzDatePickerComponent, NzRangePickerComponent],
  template: `
    <span class="name" id="discharge-range" i18n="@@filter.discharged">出院日期</span>
    <nz-range-picker
      role="group"
      aria-labelledby="discharge-range"
      nzFormat="yyyy-MM-dd"
      [nzPlaceHolder]="holders"
      [nzRanges]="presets"
      [ngModel]="range()"
      (ngModelChange)="choose($event)"
    />
  `,
  styles: `
    :host {
      display: block;
      padding-bottom: 10px;
      border-bottom: 1px solid var(--line);
    }
    .name {
      display: block;
      padding-bottom: 6px;
      color: var(--ink-2);
      font-weight: 600;
      font-size: 13px;
    }
    nz-range-picker {
      width: 100%;
      padding-inline: 8px;
    }
  `,
})
export class DischargeRange {
  readonly criteria = input.required<Criteria>();
  readonly changed = output<Criteria>();

  protected readonly holders: [string, string] = [$localize`:@@range.from:开始`, $localize`:@@range.to:结束`];
  protected readonly presets = {
    [$localize`:@@range.days30:近30天`]: daysBack(30),
    [$localize`:@@range.days90:近90天`]: daysBack(90),
    [$localize`:@@range.days365:近一年`]: daysBack(365),
  };
  protected readonly range = computed<[Date | null, Date | null] | null>(() => {
    const { from, to } = this.criteria();
    return from === null && to === null
      ? null
      : [from ? new Date(`${from}T00:00`) : null, to ? new Date(`${to}T00:00`) : null];
  });

  protected choose(range: (Date | null)[] | null): void {
    const [from, to] = range ?? [];
    this.changed.emit({
      ...this.criteria(),
      from: from ? format(from, 'yyyy-MM-dd') : null,
      to: to ? format(to, 'yyyy-MM-dd') : null,
    });
  }
}

function daysBack(days: number): [Date, Date] {
  const to = new Date();
  return [new Date(to.getFullYear(), to.getMonth(), to.getDate() - days), to];
}
