import { Component, computed, inject, input, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Session } from '../shared/session';
import { TraceAxis } from './trace-axis';

/** Opens a record's trace beside whatever is being looked at; shows nothing to who may not see it. */
@Component({
  selector: 'aj-record-trace',
  imports: [NzButtonComponent, NzDrawerModule, NzIconDirective, TraceAxis],
  template: `
    @if (may()) {
      <button nz-button nzSize="small" type="button" aria-haspopup="dialog" (click)="show()">
        <nz-icon nzType="history" aria-hidden="true" /><span i18n="@@trace.open">轨迹</span>
      </button>
      @if (used()) {
        <nz-drawer
          [nzVisible]="open()"
          [nzWidth]="460"
          [nzTitle]="title"
          nzPlacement="right"
          (nzOnClose)="open.set(false)"
        >
          <ng-container *nzDrawerContent>
            @if (open()) {
              <aj-trace-axis [recordId]="recordId()" />
            }
          </ng-container>
        </nz-drawer>
      }
    }
  `,
})
export class RecordTrace {
  private readonly session = inject(Session);
  readonly recordId = input.required<string>();
  protected readonly may = computed(() => this.session.may('RECORD_TRACE'));
  /** A list of hits has many of these: the drawer is there from its first use on. */
  protected readonly used = signal(false);
  protected readonly open = signal(false);
  protected readonly title = $localize`:@@trace.title:病案轨迹`;

  protected show(): void {
    this.used.set(true);
    this.open.set(true);
  }
}
