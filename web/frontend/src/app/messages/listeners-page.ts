import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Listener, ListenerList } from '../api/types';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Notice } from '../shared/notice';
import { Problem } from '../shared/problem';
import { Reference } from '../shared/reference';
import { listenerDraft, listenerFields, listenerForm } from './listener-fields';
import { MessageTabs } from './message-tabs';
import { protocolName } from './message-words';
import { MessagesApi } from './messages-api';

/** The receiving ends: who may send what, where, and how it is understood. */
@Component({
  selector: 'aj-listeners-page',
  imports: [NzButtonComponent, NzIconDirective, NzTableModule, MessageTabs, Notice],
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
  protected readonly protocolName = protocolName;

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
      default:
        return `${listener.bind}:${listener.port}`;
    }
  }

  protected edit(known: Listener | null): void {
    const campuses = this.reference.lists().campuses.map((c) => ({ value: c.code, label: c.name }));
    const order: FormOrder = {
      fields: listenerFields(known, campuses),
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
          this.toast.success($localize`:@@listener.saved:已保存，端口随即生效`);
          this.list.reload();
        }
      });
  }
}
