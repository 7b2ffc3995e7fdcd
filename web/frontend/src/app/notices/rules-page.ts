import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzPopconfirmDirective } from 'ng-zorro-antd/popconfirm';
import { NzTableModule } from 'ng-zorro-antd/table';
import { NoticeRule, NoticeRuleList } from '../api/types';
import { Command } from '../shared/command';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Field, Values } from '../shared/fields';
import { ours } from '../shared/locale';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { roleName } from '../shared/role-names';
import { NoticeApi } from './notice-api';
import { NoticesNav } from './notices-nav';
import { wayName, ways } from '../shared/way-names';

/** Who is told of what, and how. */
@Component({
  selector: 'aj-notice-rules-page',
  imports: [NoticesNav, NzButtonComponent, NzIconDirective, NzPopconfirmDirective, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './rules-page.html',
  styleUrl: './notices.css',
})
export class NoticeRulesPage {
  private readonly api = inject(NoticeApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly reference = inject(Reference);

  protected readonly rules = httpResource<NoticeRuleList>(() => '/api/notices/rules');
  protected readonly removing = new Command();
  protected readonly items = computed(() => (this.rules.hasValue() ? this.rules.value().items : []));
  private readonly kinds = computed(() =>
    (this.rules.hasValue() ? this.rules.value().kinds : []).map((kind) => ({
      value: kind.kind,
      label: ours(kind),
    })),
  );

  protected kindNames(rule: NoticeRule): string {
    const names = this.kinds();
    return (rule.kinds ?? [])
      .map((kind) => names.find((one) => one.value === kind)?.label ?? kind)
      .join('、');
  }

  protected audience(rule: NoticeRule): string {
    const to = rule.audience;
    return [
      ...(to?.roles ?? []).map(roleName),
      ...(to?.departments ?? []).map((code) => this.reference.department(code)),
      ...(to?.persons ?? []),
    ].join('、');
  }

  protected how(rule: NoticeRule): string {
    return [$localize`:@@way.inbox:系统内`, ...(rule.ways ?? []).map(wayName)].join('、');
  }

  protected campus(rule: NoticeRule): string {
    return rule.campus ? this.reference.campus(rule.campus) : $localize`:@@notices.everyCampus:全部院区`;
  }

  protected edit(rule: NoticeRule | null): void {
    const order: FormOrder = {
      fields: this.fields(rule),
      initial: (rule ?? { active: true, repeatAfterMinutes: 240, least: 'INFO' }) as Values,
      lead: $localize`:@@notices.lead:消息不含患者姓名和号码；详情在系统内查看。`,
      send: (values) =>
        this.api.putRule(values['code'], {
          ...values,
          repeatAfterMinutes: Number(values['repeatAfterMinutes'] ?? 0),
          revision: rule?.revision ?? 0,
        }),
    };
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle: $localize`:@@notices.rule:通知规则`,
        nzContent: FieldForm,
        nzData: order,
        nzWidth: 680,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (!saved) return;
        this.message.success($localize`:@@rule.saved:已保存，立即生效`);
        this.rules.reload();
      });
  }

  private fields(rule: NoticeRule | null): Field[] {
    return [
      {
        name: 'code',
        label: $localize`:@@rule.code:代码`,
        kind: 'text',
        fixed: rule !== null,
        hint: rule === null ? $localize`:@@notices.codeHint:小写字母、数字和连字符，以后不能改` : '',
      },
      { name: 'name', label: $localize`:@@rule.name:名称`, kind: 'text' },
      { name: 'kinds', label: $localize`:@@notices.kinds:通知什么`, kind: 'many', options: this.kinds() },
      {
        name: 'campus',
        label: $localize`:@@notices.campus:院区`,
        kind: 'choice',
        options: [
          { value: '', label: $localize`:@@notices.everyCampus:全部院区` },
          ...this.reference.lists().campuses.map((c) => ({ value: c.code, label: c.name })),
        ],
      },
      {
        name: 'least',
        label: $localize`:@@notices.least:最低级别`,
        kind: 'choice',
        options: [
          { value: 'INFO', label: $localize`:@@notice.info:提示` },
          { value: 'WARNING', label: $localize`:@@notice.warning:警告` },
          { value: 'SERIOUS', label: $localize`:@@notice.serious:严重` },
        ],
      },
      { name: 'audience', label: $localize`:@@notices.audience:通知谁`, kind: 'audience', everyRole: true },
      { name: 'ways', label: $localize`:@@notices.how:另外通过`, kind: 'many', options: ways },
      {
        name: 'repeatAfterMinutes',
        label: $localize`:@@notices.repeat:持续发生时，隔多少分钟再通知`,
        kind: 'number',
        most: 43200,
      },
      {
        name: 'quietFrom',
        label: $localize`:@@notices.quietFrom:免打扰自（如 22:00）`,
        kind: 'text',
        hint: $localize`:@@notices.quietHint:严重级别不受限；系统内消息照常`,
      },
      { name: 'quietTo', label: $localize`:@@notices.quietTo:免打扰至（如 07:30）`, kind: 'text' },
      { name: 'active', label: $localize`:@@rule.active:启用`, kind: 'flag' },
    ];
  }

  protected async remove(rule: NoticeRule): Promise<void> {
    await this.removing.run(this.api.removeRule(String(rule.code), rule.revision), String(rule.code));
    const problem = this.removing.problem();
    if (problem) this.message.error(problem.message);
    this.rules.reload();
  }
}
