import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { Application, TrialLink } from '../api/types';
import { Command } from '../shared/command';
import { Reference } from '../shared/reference';
import { ApplicationApi } from './application-api';

const required = (value: string) =>
  new FormControl(value, { nonNullable: true, validators: Validators.required });

/** A link as the application would sign it; in the demonstration only. */
@Component({
  selector: 'aj-trial-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  styleUrl: './form.css',
  template: `
    <form [formGroup]="form" (ngSubmit)="sign()" novalidate>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      }
      <div class="grid">
        <div>
          <label for="trial-staff" i18n="@@applications.staff">打开者工号</label>
          <input id="trial-staff" nz-input formControlName="staff" autocomplete="off" />
          <small class="fault"></small>
        </div>
        <div>
          <label for="trial-campus" i18n="@@field.campus">院区</label>
          <select id="trial-campus" class="choice" formControlName="campus">
            @for (code of application.campuses; track code) {
              <option [value]="code">{{ reference.campus(code) }}</option>
            }
          </select>
        </div>
        <div>
          <label for="trial-admission" i18n="@@field.admissionNo">住院号</label>
          <input id="trial-admission" nz-input formControlName="admissionNo" autocomplete="off" />
          <small class="fault"></small>
        </div>
        <div>
          <label for="trial-visit" i18n="@@field.visitNo">住院次数</label>
          <input id="trial-visit" nz-input type="number" min="1" formControlName="visitNo" />
        </div>
      </div>
      @if (link(); as made) {
        <a class="secret" [href]="made.address" target="_blank" rel="noreferrer" (click)="used()">
          <span i18n="@@applications.openTrial">在新窗口打开（五分钟内一次有效）</span>
        </a>
      }
      <div class="foot">
        <span class="muted" i18n="@@assign.audited">此操作会记入审计。</span>
        <button nz-button nzType="primary" type="submit" [nzLoading]="command.running() !== null">
          <span i18n="@@applications.sign">生成链接</span>
        </button>
      </div>
    </form>
  `,
})
export class TrialForm {
  private readonly api = inject(ApplicationApi);
  protected readonly reference = inject(Reference);
  protected readonly application = inject<Application>(NZ_MODAL_DATA);
  protected readonly command = new Command<TrialLink>();
  protected readonly link = signal<TrialLink | null>(null);
  protected readonly form = new FormGroup({
    staff: required(''),
    campus: required(this.application.campuses[0] ?? ''),
    admissionNo: required(''),
    visitNo: new FormControl(1, { nonNullable: true }),
  });

  protected async sign(): Promise<void> {
    this.link.set(null);
    if (this.form.invalid) return;
    const made = await this.command.run(this.api.tryOut(this.application.id, this.form.getRawValue()));
    if (made) this.link.set(made);
  }

  /** A link opens once. */
  protected used(): void {
    setTimeout(() => this.link.set(null));
  }
}
