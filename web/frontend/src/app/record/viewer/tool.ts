import { Component, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzTooltipDirective } from 'ng-zorro-antd/tooltip';

/** A button of the viewer's bar: an icon, its name, and whether it is on. */
@Component({
  selector: 'aj-tool',
  imports: [NzButtonComponent, NzIconDirective, NzTooltipDirective],
  template: `
    <button
      nz-button
      nzType="text"
      nzSize="small"
      type="button"
      nz-tooltip
      nzTooltipPlacement="bottom"
      [nzTooltipTitle]="name()"
      [attr.aria-label]="name()"
      [attr.aria-pressed]="on()"
      [disabled]="disabled()"
      (click)="used.emit()"
    >
      <nz-icon [nzType]="icon()" aria-hidden="true" />
    </button>
  `,
  styles: `
    :host {
      flex: none;
    }
    button {
      width: 28px;
      padding: 0;
      color: var(--ink-2);
    }
    button[disabled] {
      color: #b4bdba;
    }
    button[aria-pressed='true'] {
      color: var(--theme-strong);
      background: var(--theme-soft);
    }
  `,
})
export class Tool {
  readonly icon = input.required<string>();
  readonly name = input.required<string>();
  /** `null`: not a switch. */
  readonly on = input<boolean | null>(null);
  readonly disabled = input(false);
  readonly used = output();
}
