import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';

/** A secret that is shown this once. */
@Component({
  selector: 'aj-once-shown',
  imports: [NzButtonComponent],
  template: `
    <div class="stack">
      <p>{{ data.hint }}</p>
      <p class="secret" tabindex="0">{{ data.secret }}</p>
      <div class="foot">
        <button nz-button nzType="primary" type="button" (click)="close()" i18n="@@people.noted">
          已记下
        </button>
      </div>
    </div>
  `,
  styles: `
    .stack {
      display: flex;
      flex-direction: column;
      gap: 10px;
    }
    .secret {
      padding: 12px;
      font: 16px/1.6 var(--font-mono);
      overflow-wrap: anywhere;
      background: var(--theme-softer);
      border: 1px dashed var(--theme-line);
      border-radius: var(--radius);
      user-select: all;
    }
    .foot {
      display: flex;
      justify-content: flex-end;
    }
  `,
})
export class OnceShown {
  private readonly dialog = inject<NzModalRef<OnceShown>>(NzModalRef);
  protected readonly data = inject<{ secret: string; hint: string }>(NZ_MODAL_DATA);

  protected close(): void {
    this.dialog.close();
  }
}
