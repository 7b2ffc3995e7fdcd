import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Application, ApplicationList, ApplicationWithSecret } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { ApplicationApi } from './application-api';
import { ApplicationForm } from './application-form';
import { RotationForm } from './rotation-form';
import { SecretOnce } from './secret-once';
import { TrialForm } from './trial-form';

/** Which other systems may open records by signed links. */
@Component({
  selector: 'aj-applications-page',
  imports: [DatePipe, NzButtonComponent, NzIconDirective, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './applications-page.html',
  styleUrl: './applications-page.css',
})
export class ApplicationsPage {
  private readonly api = inject(ApplicationApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  protected readonly reference = inject(Reference);
  protected readonly list = httpResource<ApplicationList>(() => '/api/applications');
  protected readonly switching = new Command<Application>();

  protected readonly algorithms: Readonly<Record<string, string>> = {
    HMAC_SHA256: 'HMAC-SHA-256',
    HMAC_SM3: 'HMAC-SM3',
  };

  protected register(): void {
    this.edit($localize`:@@applications.register:登记应用`, null);
  }

  protected change(application: Application): void {
    this.edit($localize`:@@applications.change:修改应用`, application);
  }

  protected rotate(application: Application): void {
    this.modal
      .create<RotationForm, Application, ApplicationWithSecret>({
        nzTitle: $localize`:@@applications.rotateTitle:更换密钥`,
        nzContent: RotationForm,
        nzData: application,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((given) => this.took(given));
  }

  protected tryOut(application: Application): void {
    this.modal.create<TrialForm, Application>({
      nzTitle: $localize`:@@applications.trialTitle:试用链接`,
      nzContent: TrialForm,
      nzData: application,
      nzFooter: null,
      nzMaskClosable: false,
    });
  }

  protected close(application: Application): void {
    this.modal.confirm({
      nzTitle: $localize`:@@applications.closeAsk:停用“${application.name}:name:”？`,
      nzContent: $localize`:@@applications.closeHint:它的链接和已打开的页面立即失效，可随时再启用。`,
      nzOkText: $localize`:@@applications.deactivate:停用`,
      nzOkDanger: true,
      nzCancelText: $localize`:@@action.cancel:取消`,
      nzOnOk: () => this.setActive(application, false),
    });
  }

  protected async setActive(application: Application, active: boolean): Promise<void> {
    await this.switching.run(this.api.setActive(application, active), application.id);
    const problem = this.switching.problem();
    if (problem) this.message.error(problem.message);
    this.list.reload();
  }

  private edit(title: string, application: Application | null): void {
    this.modal
      .create<ApplicationForm, Application | null, ApplicationWithSecret | 'changed'>({
        nzTitle: title,
        nzContent: ApplicationForm,
        nzData: application,
        nzWidth: 680,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((result) => {
        if (result === 'changed') this.list.reload();
        else this.took(result);
      });
  }

  private took(given: ApplicationWithSecret | undefined): void {
    if (!given) return;
    this.list.reload();
    this.modal.create<SecretOnce, ApplicationWithSecret>({
      nzTitle: $localize`:@@applications.secretTitle:请立即保存密钥`,
      nzContent: SecretOnce,
      nzData: given,
      nzWidth: 620,
      nzFooter: null,
      nzMaskClosable: false,
      nzKeyboard: false,
      nzClosable: false,
    });
  }
}
