import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Station, StationKey, StationList } from '../api/types';
import { Command } from '../shared/command';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Notice } from '../shared/notice';
import { OnceShown } from '../shared/once-shown';
import { Problem } from '../shared/problem';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { Choices, stationDraft, stationFields, stationForm } from './station-fields';
import { StationTabs } from './station-tabs';
import { StationsApi } from './stations-api';

const SILENT_AFTER = 10 * 60_000;
const SKEW_WORTH_SAYING = 60_000;

/** The registered stations, where what they bring is filed, and when they were last heard of. */
@Component({
  selector: 'aj-stations-page',
  imports: [DatePipe, NzButtonComponent, NzIconDirective, NzTableModule, Notice, StationTabs],
  providers: [NzModalService],
  templateUrl: './stations-page.html',
  styleUrl: '../shared/list-page.css',
})
export class StationsPage {
  private readonly api = inject(StationsApi);
  private readonly modal = inject(NzModalService);
  private readonly toast = inject(NzMessageService);
  protected readonly reference = inject(Reference);
  protected readonly mayManage = inject(Session).may('STATION_MANAGE');
  protected readonly list = httpResource<StationList>(() => '/api/stations');

  protected problem(failure: unknown): Problem {
    return Problem.of(failure);
  }

  protected silent(station: Station): boolean {
    return !station.lastSeen || Date.now() - Date.parse(station.lastSeen) > SILENT_AFTER;
  }

  /** Minutes that a clock is wrong by, where that is worth saying. */
  protected skew(station: Station): number {
    const millis = station.skewMillis ?? 0;
    return Math.abs(millis) < SKEW_WORTH_SAYING ? 0 : Math.round(millis / 60_000);
  }

  protected edit(known: Station | null): void {
    const lists = this.reference.lists();
    const choices: Choices = {
      campuses: lists.campuses.map((c) => ({ value: c.code, label: c.name })),
      departments: lists.departments.map((d) => ({
        value: d.code,
        label: `${d.name}（${this.reference.campus(d.campus)}）`,
      })),
      categories: this.reference
        .categoriesByName()
        .map((c) => ({ value: c.code, label: `${c.name} ${c.code}` })),
    };
    const order: FormOrder = {
      fields: stationFields(known, choices),
      initial: stationDraft(known, choices),
      send: (values) =>
        this.api.save(String(known?.code ?? values['code'] ?? ''), stationForm(values, known?.version ?? 0)),
    };
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle:
          known === null ? $localize`:@@station.add:登记采集站` : $localize`:@@station.edit:修改采集站`,
        nzContent: FieldForm,
        nzData: order,
        nzWidth: 640,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (saved) {
          this.toast.success($localize`:@@station.saved:已保存`);
          this.list.reload();
        }
      });
  }

  protected newKey(station: Station): void {
    if (!station.keyed) {
      void this.giveKey(station);
      return;
    }
    this.modal.confirm({
      nzTitle: $localize`:@@station.keyAsk:为 ${station.name}:name: 换新密钥？现用密钥立即失效。`,
      nzOkDanger: true,
      nzOnOk: () => this.giveKey(station),
    });
  }

  private async giveKey(station: Station): Promise<void> {
    const command = new Command<StationKey>();
    const given = await command.run(this.api.key(station.code));
    if (given) {
      this.modal.create<OnceShown, { secret: string; hint: string }>({
        nzTitle: $localize`:@@station.newKey:采集站密钥`,
        nzContent: OnceShown,
        nzData: {
          secret: given.value,
          hint: $localize`:@@station.keyOnce:请立即存入该采集站的 station.key 文件，关闭后无法再看。`,
        },
        nzFooter: null,
        nzMaskClosable: false,
      });
    } else {
      this.toast.error(command.problem()?.message ?? '');
    }
    this.list.reload();
  }
}
