import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { ExportView } from '../api/types';
import { Command } from './command';
import { Chosen, TakeAway } from './take-away';

/** What a package is for, and in which form it leaves. */
@Component({
  selector: 'aj-take-away-form',
  imports: [ReactiveFormsModule, RouterLink, NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    @if (asked()) {
      <nz-alert nzType="success" nzShowIcon [nzMessage]="begun" />
      <div class="foot">
        <a nz-button nzType="primary" routerLink="/exports" (click)="close()" i18n="@@takeAway.look"
          >查看进度</a
        >
        <button nz-button type="button" (click)="close()" i18n="@@action.close">关闭</button>
      </div>
    } @else {
      <form [formGroup]="form" (ngSubmit)="ask()" novalidate>
        @if (command.problem(); as problem) {
          <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
        }
        <p>{{ what }}</p>
        <fieldset>
          <legend class="sr-only" i18n="@@takeAway.kind">方式</legend>
          <label
            ><input type="radio" formControlName="way" value="OWN" />
            <span i18n="@@takeAway.own"
              >压缩包：PDF、OFD 保持原格式，图片转为 PDF<small>每页带有您的姓名、工号和时间</small></span
            ></label
          >
          <label
            ><input type="radio" formControlName="way" value="PDF" />
            <span i18n="@@takeAway.pdf">压缩包：全部为 PDF</span></label
          >
          <label
            ><input type="radio" formControlName="way" value="PRINT" />
            <span i18n="@@takeAway.print">打印件：按装订顺序合成一个 PDF</span></label
          >
        </fieldset>
        <label class="field"
          ><span i18n="@@takeAway.purpose">用途（必填，记入审计）</span>
          <input nz-input formControlName="purpose" maxlength="200" autocomplete="off" />
        </label>
        <p class="muted" i18n="@@takeAway.note">
          逐份按您此刻的权限判定；无权的不会导出，只在清单中列出。副本中原有的电子签名不再有效，库中原件不变。
        </p>
        <div class="foot">
          <button nz-button type="button" (click)="close()" i18n="@@action.cancel">取消</button>
          <button
            nz-button
            nzType="primary"
            type="submit"
            [disabled]="form.invalid"
            [nzLoading]="command.running() !== null"
            i18n="@@takeAway.begin"
          >
            开始
          </button>
        </div>
      </form>
    }
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    p {
      margin: 0;
    }
    fieldset {
      display: flex;
      flex-direction: column;
      gap: 8px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    fieldset label {
      display: flex;
      gap: 8px;
      align-items: baseline;
    }
    small {
      display: block;
      color: var(--ink-3);
      font-size: 12px;
    }
    .field {
      display: flex;
      flex-direction: column;
      gap: 4px;
      color: var(--ink-2);
      font-size: 13px;
    }
    .foot {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
      margin-top: 8px;
    }
  `,
})
export class TakeAwayForm {
  private readonly api = inject(TakeAway);
  private readonly dialog = inject<NzModalRef<TakeAwayForm, ExportView>>(NzModalRef);
  private readonly chosen = inject<Chosen>(NZ_MODAL_DATA);
  protected readonly command = new Command<ExportView>();
  protected readonly asked = signal(false);
  protected readonly begun = $localize`:@@takeAway.begun:已开始生成，完成后在“我的导出”中下载`;
  protected readonly what =
    this.chosen.records.length > 0
      ? $localize`:@@takeAway.records:${this.chosen.records.length}:count: 份病案的全部文书`
      : $localize`:@@takeAway.documents:${this.chosen.documents.length}:count: 份文书`;
  protected readonly form = new FormGroup({
    way: new FormControl('OWN', { nonNullable: true }),
    purpose: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.pattern(/\S/)],
    }),
  });

  protected async ask(): Promise<void> {
    const { way, purpose } = this.form.getRawValue();
    const order = {
      kind: way === 'PRINT' ? 'PRINT' : 'FILES',
      form: way === 'OWN' ? 'OWN' : 'PDF',
      purpose,
      records: this.chosen.records,
      documents: this.chosen.documents,
    };
    if (await this.command.run(this.api.ask(order))) this.asked.set(true);
  }

  protected close(): void {
    this.dialog.destroy();
  }
}
