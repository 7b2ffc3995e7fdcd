import { Component, inject } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { Application, ApplicationWithSecret } from '../api/types';
import { Command } from '../shared/command';
import { ApplicationApi } from './application-api';

/** A new secret; for how long the one before holds on. */
@Component({
  selector: 'aj-rotation-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent],
  styleUrl: './form.css',
  template: `
    @if (command.problem(); as problem) {
      <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
    }
    <div class="stack">
      <div>
        <label for="rotation-overlap" i18n="@@applications.overlap">旧密钥继续有效</label>
        <select id="rotation-overlap" class="choice" [formControl]="overlap">
          <option [ngValue]="0" i18n="@@applications.overlapNone">立即失效（密钥可能泄露时）</option>
          <option [ngValue]="24" i18n="@@applications.overlapDay">一天</option>
          <option [ngValue]="168" i18n="@@applications.overlapWeek">一周</option>
          <option [ngValue]="720" i18n="@@applications.overlapMonth">三十天</option>
        </select>
      </div>
    </div>
    <div class="foot">
      <span class="muted" i18n="@@assign.audited">此操作会记入审计。</span>
      <button nz-button type="button" (click)="cancel()" i18n="@@action.cancel">取消</button>
      <button
        nz-button
        nzType="primary"
        type="button"
        [nzLoading]="command.running() !== null"
        (click)="rotate()"
      >
        <span i18n="@@applications.rotateNow">生成新密钥</span>
      </button>
    </div>
  `,
})
export class RotationForm {
  private readonly api = inject(ApplicationApi);
  private readonly dialog = inject<NzModalRef<RotationForm, ApplicationWithSecret>>(NzModalRef);
  private readonly application = inject<Application>(NZ_MODAL_DATA);
  protected readonly command = new Command<ApplicationWithSecret>();
  protected readonly overlap = new FormControl(168, { nonNullable: true });

  protected async rotate(): Promise<void> {
    const given = await this.command.run(this.api.rotate(this.application, this.overlap.value));
    if (given) this.dialog.close(given);
  }

  protected cancel(): void {
    this.dialog.close();
  }
}
