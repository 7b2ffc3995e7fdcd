import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NoticeTrialResult, NoticeWay, NoticeWayList } from '../api/types';
import { Command } from '../shared/command';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Field, Values } from '../shared/fields';
import { Notice } from '../shared/notice';
import { NoticeApi } from './notice-api';
import { NoticesNav } from './notices-nav';
import { wayName } from '../shared/way-names';

interface Trial {
  readonly way: string;
  readonly result: NoticeTrialResult;
}

/** How messages get out of the house. */
@Component({
  selector: 'aj-notice-ways-page',
  imports: [NoticesNav, NzAlertComponent, NzButtonComponent, NzInputDirective, Notice],
  providers: [NzModalService],
  templateUrl: './ways-page.html',
  styleUrl: './notices.css',
})
export class NoticeWaysPage {
  private readonly api = inject(NoticeApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);

  protected readonly ways = httpResource<NoticeWayList>(() => '/api/notices/ways');
  protected readonly trying = new Command<NoticeTrialResult>();
  protected readonly trial = signal<Trial | null>(null);
  protected readonly wayName = wayName;

  protected edit(way: NoticeWay): void {
    const order: FormOrder = {
      fields: fields(way),
      initial: { ...way, active: way.revision === 0 || way.active } as Values,
      send: (values) => this.api.putWay(way.way, { ...values, revision: way.revision }),
    };
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle: wayName(way.way),
        nzContent: FieldForm,
        nzData: order,
        nzWidth: 620,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (!saved) return;
        this.message.success($localize`:@@rule.saved:已保存，立即生效`);
        this.ways.reload();
      });
  }

  protected async tryOut(way: NoticeWay, name: string): Promise<void> {
    this.trial.set(null);
    const result = await this.trying.run(this.api.tryOut(way.way, name), way.way);
    const problem = this.trying.problem();
    if (problem) this.message.error(problem.message);
    if (result) this.trial.set({ way: way.way, result });
  }
}

function fields(way: NoticeWay): Field[] {
  const platform = way.way === 'PLATFORM';
  const all: Field[] = [
    {
      name: 'address',
      label: $localize`:@@ways.address:接口地址`,
      kind: 'text',
      hint: platform
        ? $localize`:@@ways.platformHint:消息以签名的 POST 发到这个地址，格式见操作手册`
        : $localize`:@@ways.addressHint:官方地址，或院内代理（中继）的地址，不含路径`,
    },
    {
      name: 'account',
      label: platform
        ? $localize`:@@ways.application:应用名`
        : way.way === 'WECOM'
          ? $localize`:@@ways.corporation:企业 ID（corpid）`
          : $localize`:@@ways.appKey:应用 AppKey`,
      kind: 'text',
    },
    {
      name: 'secret',
      label: $localize`:@@ways.secret:密钥`,
      kind: 'secret',
      hint: $localize`:@@ways.secretHint:加密保存，不再显示；留空则不变，换地址时须重新填写`,
    },
    { name: 'active', label: $localize`:@@rule.active:启用`, kind: 'flag' },
  ];
  if (!platform) {
    all.splice(2, 0, { name: 'agent', label: $localize`:@@ways.agent:应用 AgentId`, kind: 'text' });
  }
  return all;
}
