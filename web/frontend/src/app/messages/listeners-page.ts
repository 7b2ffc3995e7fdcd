import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Listener, ListenerList } from '../api/types';
import { Command } from '../shared/command';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Notice } from '../shared/notice';
import { Problem } from '../shared/problem';
import { Reference } from '../shared/reference';
import { listenerDraft, listenerFields, listenerForm } from './listener-fields';
import { MessageTabs } from './message-tabs';
import { protocolName, subjectName } from './message-words';
import { MessagesApi } from './messages-api';
import { ViewSync } from './view-sync';
import { ViewTrialDialog } from './view-trial-dialog';

/** The receiving ends: who may send what, where, and how it is understood. */
@Component({
  selector: 'aj-listeners-page',
  imports: [NzButtonComponent, NzIconDirective, NzTableModule, MessageTabs, Notice, ViewSync],
  providers: [NzModalService],
  templateUrl: './listeners-page.html',
  styleUrl: '../shared/list-page.css',
})
export class ListenersPage {
  private readonly api = inject(MessagesApi);
  private readonly modal = inject(NzModalService);
  private readonly toast = inject(NzMessageService);
  protected readonly reference = inject(Reference);
  protected readonly list = httpResource<ListenerList>(() => '/api/listeners');
  protected readonly running = new Command();
  protected readonly protocolName = protocolName;
  protected readonly subjectName = subjectName;

  protected problem(failure: unknown): Problem {
    return Problem.of(failure);
  }

  protected address(listener: Listener): string {
    switch (listener.protocol) {
      case 'SOAP':
        return `/soap/${listener.code}`;
      case 'FHIR':
        return `/fhir/DocumentReference?listener=${listener.code}`;
      case 'TABLE':
        return `tables/${listener.code}`;
      case 'VIEW':
        return listener.view?.url ?? '';
      default:
        return `${listener.bind}:${listener.port}`;
    }
  }

  protected look(listener: Listener): void {
    this.modal.create<ViewTrialDialog, Listener>({
      nzTitle: $localize`:@@listeners.trialOf:试读：${listener.name}:name:`,
      nzContent: ViewTrialDialog,
      nzData: listener,
      nzWidth: 960,
      nzFooter: null,
    });
  }

  protected async run(listener: Listener): Promise<void> {
    await this.running.run(this.api.run(listener.code), listener.code);
    const problem = this.running.problem();
    if (problem === null) this.toast.success($localize`:@@listeners.asked:已安排，几秒内开始`);
    else this.toast.error(problem.message);
    this.list.reload();
  }

  protected edit(known: Listener | null): void {
    const campuses = this.reference.lists().campuses.map((c) => ({ value: c.code, label: c.name }));
    const subjects = this.list.hasValue() ? this.list.value().subjects : [];
    const order: FormOrder = {
      fields: listenerFields(known, campuses, subjects),
      initial: listenerDraft(known, campuses[0]?.value ?? ''),
      send: (values) =>
        this.api.save(String(known?.code ?? values['code'] ?? ''), listenerForm(values, known?.version ?? 0)),
    };
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle:
          known === null ? $localize`:@@listener.add:新建接收端` : $localize`:@@listener.edit:修改接收端`,
        nzContent: FieldForm,
        nzData: order,
        nzWidth: 680,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (saved) {
          this.toast.success($localize`:@@listener.saved:已保存，随即生效`);
          this.list.reload();
        }
      });
  }
}
