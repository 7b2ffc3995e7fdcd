import { Component, input, model } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { ScheduleWindow } from '../api/types';

type Day = NonNullable<ScheduleWindow['days']>[number];

const days: readonly { readonly value: Day; readonly label: string }[] = [
  { value: 'MONDAY', label: $localize`:@@collect.monday:一` },
  { value: 'TUESDAY', label: $localize`:@@collect.tuesday:二` },
  { value: 'WEDNESDAY', label: $localize`:@@collect.wednesday:三` },
  { value: 'THURSDAY', label: $localize`:@@collect.thursday:四` },
  { value: 'FRIDAY', label: $localize`:@@collect.friday:五` },
  { value: 'SATURDAY', label: $localize`:@@collect.saturday:六` },
  { value: 'SUNDAY', label: $localize`:@@collect.sunday:日` },
];

/** When a collector may run: outside of these it stops and waits. */
@Component({
  selector: 'aj-window-rows',
  imports: [NzButtonComponent, NzInputDirective],
  styleUrl: './collectors.css',
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: end;
    }
    .days {
      display: flex;
      gap: 10px;
      padding-bottom: 6px;
    }
  `,
  template: `
    <div class="stack">
      <p class="muted" i18n="@@collect.windowsHint">
        时段：只在这些时间运行，结束即停，下个时段续采；不设则全天。不勾选星期则每天；结束早于开始则到次日。
      </p>
      @for (window of rows(); track $index) {
        <div class="row" role="group" i18n-aria-label="@@collect.window" aria-label="时段">
          <label class="field"
            ><span i18n="@@collect.since">从</span>
            <input
              nz-input
              type="time"
              [value]="time(window.from)"
              (change)="change($index, { from: $any($event.target).value })"
            />
          </label>
          <label class="field"
            ><span i18n="@@collect.until">到</span>
            <input
              nz-input
              type="time"
              [value]="time(window.until)"
              (change)="change($index, { until: $any($event.target).value })"
            />
          </label>
          <span class="days">
            @for (day of days; track day.value) {
              <label class="check"
                ><input
                  type="checkbox"
                  [checked]="isOn(window, day.value)"
                  (change)="toggle($index, window, day.value)"
                /><span>{{ day.label }}</span></label
              >
            }
          </span>
          <button nz-button type="button" (click)="remove($index)" i18n="@@collect.remove">删除</button>
        </div>
      }
      @if (fault()) {
        <small class="fault">{{ fault() }}</small>
      }
      <div>
        <button nz-button type="button" (click)="add()" i18n="@@collect.addWindow">添加时段</button>
      </div>
    </div>
  `,
})
export class WindowRows {
  readonly rows = model.required<readonly ScheduleWindow[]>();
  readonly fault = input('');
  protected readonly days = days;

  protected time(text: string): string {
    return text.slice(0, 5);
  }

  protected isOn(window: ScheduleWindow, day: Day): boolean {
    return (window.days ?? []).includes(day);
  }

  protected toggle(index: number, window: ScheduleWindow, day: Day): void {
    const now = window.days ?? [];
    this.change(index, { days: now.includes(day) ? now.filter((one) => one !== day) : [...now, day] });
  }

  protected change(index: number, part: Partial<ScheduleWindow>): void {
    this.rows.update((rows) => rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  }

  protected remove(index: number): void {
    this.rows.update((rows) => rows.filter((_, i) => i !== index));
  }

  protected add(): void {
    this.rows.update((rows) => [...rows, { days: [], from: '20:00', until: '06:00' }]);
  }
}
