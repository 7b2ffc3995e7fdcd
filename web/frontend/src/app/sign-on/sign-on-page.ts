import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { ProviderRow, ProviderRows, TrialResult } from '../api/types';
import { Command } from '../shared/command';
import { ours } from '../shared/locale';
import { Notice } from '../shared/notice';
import { ProviderDialog } from './provider-dialog';
import { formOf } from './provider-fields';
import { SignOnApi } from './sign-on-api';

/** Identity providers: set up, tried, switched on and off. */
@Component({
  selector: 'aj-sign-on-page',
  imports: [NzAlertComponent, NzButtonComponent, NzIconDirective, NzInputDirective, Notice],
  providers: [NzModalService],
  templateUrl: './sign-on-page.html',
  styleUrl: './sign-on-page.css',
})
export class SignOnPage {
  private readonly api = inject(SignOnApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  protected readonly list = httpResource<ProviderRows>(() => '/api/identity-providers');
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().providers : []));
  protected readonly trying = new Command<TrialResult>();
  protected readonly changing = new Command<unknown>();
  protected readonly result = signal<{ id: string; fine: boolean; text: string } | null>(null);
  protected readonly ours = ours;

  /** Who it is that one speaks with. */
  protected peer(row: ProviderRow): string {
    const settings = row.settings;
    switch (settings.kind) {
      case 'Oidc':
        return settings.issuer;
      case 'Cas':
        return settings.server;
      case 'Ldap':
        return settings.urls.join(' ');
    }
  }

  protected edit(row: ProviderRow | null): void {
    this.modal
      .create<ProviderDialog, { row: ProviderRow | null }, ProviderRow>({
        nzTitle: row
          ? $localize`:@@provider.change:修改身份提供方`
          : $localize`:@@provider.add:新增身份提供方`,
        nzContent: ProviderDialog,
        nzData: { row },
        nzWidth: 760,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (saved) this.done();
      });
  }

  protected async toggle(row: ProviderRow): Promise<void> {
    const form = { ...formOf(row), enabled: !row.enabled };
    this.done(await this.changing.run(this.api.change(form), row.id));
  }

  protected remove(row: ProviderRow): void {
    this.modal.confirm({
      nzTitle: $localize`:@@provider.removeSure:删除“${ours(row)}:name:”？`,
      nzContent: $localize`:@@provider.removeHint:密钥一并删除；已经登录的人员不受影响。`,
      nzOkDanger: true,
      nzOnOk: async () => this.done((await this.changing.run(this.api.remove(row), row.id)) !== undefined),
    });
  }

  protected async tryOut(row: ProviderRow, name: string): Promise<void> {
    this.result.set(null);
    const result = await this.trying.run(this.api.tryOut(row.id, name.trim()), row.id);
    const problem = this.trying.problem();
    if (result) this.result.set({ id: row.id, fine: result.fine, text: ours(result.messages as never) });
    else if (problem) this.message.error(problem.message);
  }

  private done(result: unknown = true): void {
    const problem = this.changing.problem();
    if (problem) this.message.error(problem.message);
    else if (result) this.message.success($localize`:@@provider.saved:已保存`);
    this.result.set(null);
    this.list.reload();
  }
}
