import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { TokenHandover } from '../api/types';
import { Command } from '../shared/command';
import { Reference } from '../shared/reference';
import { PeopleApi } from './people-api';
import { rightText } from './role-texts';

/** What a new token shall open. */
@Component({
  selector: 'aj-token-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective, NzSelectModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="issue()" novalidate>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      }
      <label class="field"
        ><span i18n="@@tokens.ownerName">系统名称（审计中显示）</span>
        <input nz-input formControlName="owner" autocomplete="off" />
      </label>
      <label class="field"
        ><span i18n="@@people.right">权限</span>
        <select class="choice" formControlName="right">
          @for (right of grantable; track right) {
            <option [value]="right">{{ rightText(right) }}</option>
          }
        </select>
      </label>
      <div class="field">
        <span i18n="@@tokens.campuses">限于院区（不选为全部）</span>
        <nz-select
          nzMode="multiple"
          formControlName="campuses"
          aria-label="限于院区"
          i18n-aria-label="@@tokens.campusesLabel"
        >
          @for (campus of lists().campuses; track campus.code) {
            <nz-option [nzValue]="campus.code" [nzLabel]="campus.name" />
          }
        </nz-select>
      </div>
      <label class="field"
        ><span i18n="@@tokens.addresses">限于来源地址或网段，每行一个（不填为不限）</span>
        <textarea formControlName="addresses" spellcheck="false" placeholder="10.1.2.0/24"></textarea>
      </label>
      <label class="field"
        ><span i18n="@@tokens.expiresOn">有效期至（不填为不限）</span>
        <input nz-input type="date" formControlName="expires" />
      </label>
      <div class="foot">
        <button nz-button type="button" (click)="cancel()" i18n="@@action.cancel">取消</button>
        <button
          nz-button
          nzType="primary"
          type="submit"
          [disabled]="form.invalid"
          [nzLoading]="command.running() !== null"
          i18n="@@tokens.issue"
        >
          签发令牌
        </button>
      </div>
    </form>
  `,
  styleUrl: './form.css',
})
export class TokenForm {
  private readonly api = inject(PeopleApi);
  private readonly dialog = inject<NzModalRef<TokenForm, string>>(NzModalRef);
  protected readonly grantable = inject<readonly string[]>(NZ_MODAL_DATA);
  protected readonly lists = inject(Reference).lists;
  protected readonly command = new Command<TokenHandover>();
  protected readonly rightText = rightText;
  protected readonly form = new FormGroup({
    owner: new FormControl('', { nonNullable: true, validators: Validators.required }),
    right: new FormControl(this.grantable.at(0) ?? '', { nonNullable: true }),
    campuses: new FormControl<string[]>([], { nonNullable: true }),
    addresses: new FormControl('', { nonNullable: true }),
    expires: new FormControl('', { nonNullable: true }),
  });

  protected async issue(): Promise<void> {
    const { owner, right, campuses, addresses, expires } = this.form.getRawValue();
    const issued = await this.command.run(
      this.api.issueToken({
        owner,
        rights: [right],
        campuses,
        addresses: addresses.split(/\s+/).filter((range) => range !== ''),
        ...(expires === '' ? {} : { expires: new Date(`${expires}T23:59:59`).toISOString() }),
      }),
    );
    if (issued) this.dialog.close(issued.value);
  }

  protected cancel(): void {
    this.dialog.close();
  }
}
