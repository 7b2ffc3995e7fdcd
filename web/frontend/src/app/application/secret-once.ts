import { Component, inject } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { ApplicationWithSecret } from '../api/types';

/** The one time that a secret is seen. */
@Component({
  selector: 'aj-secret-once',
  imports: [NzAlertComponent, NzButtonComponent],
  styleUrl: './form.css',
  template: `
    <nz-alert
      nzType="warning"
      nzShowIcon
      nzMessage="密钥只显示这一次，请通过安全途径交给对方厂商。"
      i18n-nzMessage="@@applications.secretOnce"
    />
    <code class="secret mono" tabindex="0">{{ given.secret }}</code>
    <div class="foot">
      <button nz-button nzType="primary" type="button" (click)="close()">
        <span i18n="@@applications.secretKept">已保存</span>
      </button>
    </div>
  `,
})
export class SecretOnce {
  private readonly dialog = inject(NzModalRef);
  protected readonly given = inject<ApplicationWithSecret>(NZ_MODAL_DATA);

  protected close(): void {
    this.dialog.close();
  }
}
