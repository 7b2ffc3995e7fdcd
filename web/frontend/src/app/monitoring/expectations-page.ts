import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { ExpectationRule, ExpectationRuleList } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { ExpectationForm } from './expectation-form';
import { MonitoringApi } from './monitoring-api';

/** What sources are expected to send for each stay. */
@Component({
  selector: 'aj-expectations-page',
  imports: [DatePipe, NzButtonComponent, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './expectations-page.html',
  styleUrl: './monitoring.css',
})
export class ExpectationsPage {
  private readonly api = inject(MonitoringApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  protected readonly reference = inject(Reference);
  protected readonly mayChange = inject(Session).may('EXPECTATION_MANAGE');
  protected readonly rules = httpResource<ExpectationRuleList>(() => '/api/reconciliation/rules');
  protected readonly items = computed(() => (this.rules.hasValue() ? this.rules.value().items : []));
  protected readonly comparing = new Command();

  protected categories(rule: ExpectationRule): string {
    return rule.categories.length === 0
      ? $localize`:@@expect.anyCategory:任何分类`
      : rule.categories.map((code) => this.reference.category(code)).join('、');
  }

  protected scope(rule: ExpectationRule): string {
    const kind =
      rule.kind === 'INPATIENT'
        ? $localize`:@@people.inpatient:住院`
        : rule.kind === 'OUTPATIENT'
          ? $localize`:@@people.outpatient:门诊`
          : $localize`:@@people.both:住院与门诊`;
    const campus = rule.campus ? this.reference.campus(rule.campus) : '';
    const departments = rule.departments.map((code) => this.reference.department(code)).join('、');
    return [kind, campus, departments].filter((part) => part !== '').join(' · ');
  }

  protected edit(rule: ExpectationRule | null): void {
    this.modal
      .create<ExpectationForm, ExpectationRule | null, boolean>({
        nzTitle: rule ? $localize`:@@expect.edit:修改规则` : $localize`:@@expect.new:新建规则`,
        nzContent: ExpectationForm,
        nzData: rule,
        nzWidth: 640,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((changed) => {
        if (changed) this.rules.reload();
      });
  }

  protected askCompare(): void {
    this.modal.confirm({
      nzTitle: $localize`:@@expect.compareTitle:全部重新对账？`,
      nzContent: $localize`:@@expect.compareText:将逐份重新核对全部病案，并重新统计到达数量。期间可照常使用，统计会逐步更新。`,
      nzOkText: $localize`:@@expect.compareOk:开始`,
      nzOnOk: () => this.compare(),
    });
  }

  private async compare(): Promise<void> {
    const answer = await this.comparing.run(this.api.compareAll());
    if (answer === undefined) {
      this.message.error(this.comparing.problem()?.message ?? '');
      return;
    }
    this.message.success($localize`:@@expect.compareStarted:已开始重新对账`);
    this.rules.reload();
  }
}
