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
  styleUrl: './form.css',
})
export class OnceShown {
  private readonly dialog = inject<NzModalRef<OnceShown>>(NzModalRef);
  protected readonly data = inject<{ secret: string; hint: string }>(NZ_MODAL_DATA);

  protected close(): void {
    this.dialog.close();
  }
}
