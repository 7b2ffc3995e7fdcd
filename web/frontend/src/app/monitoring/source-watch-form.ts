import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { SourceBeat, SourceWatch } from '../api/types';
import { Command } from '../shared/command';
import { MonitoringApi } from './monitoring-api';

/** What a source is called, and how long it may be silent. */
@Component({
  selector: 'aj-source-watch-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    <form [formGroup]="form" (ngSubmit)="save()" novalidate>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      }
      <label class="field"
        ><span i18n="@@watch.name">名称</span>
        <input nz-input formControlName="name" autocomplete="off" maxlength="60" />
      </label>
      <label class="field"
        ><span i18n="@@watch.minutes">多少分钟没有消息算静默</span>
        <input nz-input type="number" formControlName="minutes" min="1" max="527040" />
      </label>
      <label
        ><input type="checkbox" formControlName="watched" />
        <span i18n="@@watch.watched">静默时提醒，并显示在大屏</span></label
      >
      <div class="foot">
        <button nz-button type="button" (click)="dialog.close()" i18n="@@action.cancel">取消</button>
        <button
          nz-button
          nzType="primary"
          type="submit"
          [disabled]="form.invalid"
          [nzLoading]="command.running() !== null"
        >
          <span i18n="@@rules.save">保存</span>
        </button>
      </div>
    </form>
  `,
  styleUrl: './monitoring.css',
})
export class SourceWatchForm {
  private readonly api = inject(MonitoringApi);
  private readonly source = inject<SourceBeat>(NZ_MODAL_DATA);
  protected readonly dialog = inject<NzModalRef<SourceWatchForm, boolean>>(NzModalRef);
  protected readonly command = new Command<SourceWatch>();
  protected readonly form = new FormGroup({
    name: new FormControl(this.source.name, { nonNullable: true, validators: Validators.required }),
    minutes: new FormControl(this.source.silentAfterMinutes, {
      nonNullable: true,
      validators: [Validators.required, Validators.min(1)],
    }),
    watched: new FormControl(this.source.watched, { nonNullable: true }),
  });

  protected async save(): Promise<void> {
    const { name, minutes, watched } = this.form.getRawValue();
    const draft = { name, silentAfterMinutes: minutes, watched, version: this.source.version };
    const changed = await this.command.run(this.api.watch(this.source.system, draft));
    if (changed) this.dialog.close(true);
  }
}
