import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { TagNames } from '../api/types';
import { Command } from '../shared/command';
import { csv, save } from '../shared/csv';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Values } from '../shared/fields';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { AccessApi } from './access-api';
import { AccessNav } from './access-nav';
import { Choices, Column, RuleKind, works } from './rule-kinds';

interface Rules {
  readonly items: readonly Values[];
  readonly yourAddress?: string;
}

/** The rules of one kind: listed, added, changed, exported. Nothing is deleted, only switched off. */
@Component({
  selector: 'aj-rules-page',
  imports: [AccessNav, NzButtonComponent, NzIconDirective, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './rules-page.html',
  styleUrl: './access.css',
})
export class RulesPage {
  private readonly api = inject(AccessApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly reference = inject(Reference);
  readonly kind = input.required<RuleKind>();
  readonly area = input.required<'grants' | 'access'>();

  protected readonly rules = httpResource<Rules>(() => this.kind().list);
  protected readonly running = new Command();
  private readonly tags = httpResource<TagNames>(() => '/api/tags');
  private readonly choices = computed<Choices>(() => ({
    campuses: this.reference.lists().campuses.map((c) => ({ value: c.code, label: c.name })),
    categories: this.reference.categoriesByName().map((c) => ({ value: c.code, label: c.name })),
    tags: (this.tags.hasValue() ? this.tags.value().items : []).map((t) => ({
      value: t.code,
      label: t.name,
    })),
  }));

  protected cell(column: Column, rule: Values): string {
    return column.text(rule, (field, code) => this.named(field, code));
  }

  private named(field: string, code: string): string {
    switch (field) {
      case 'campus':
        return this.reference.campus(code);
      case 'category':
        return this.reference.category(code);
      case 'work':
        return works.find((work) => work.value === code)?.label ?? code;
      default:
        return this.reference.department(code);
    }
  }

  protected edit(rule: Values | null): void {
    const code = {
      name: 'code',
      label: $localize`:@@rule.code:代码`,
      kind: 'text' as const,
      fixed: rule !== null,
      hint: rule === null ? $localize`:@@rule.codeHint:大写字母、数字和下划线，以后不能改` : '',
    };
    const order: FormOrder = {
      fields: [code, ...this.kind().fields(this.choices())],
      initial: rule ?? { active: true, confidentiality: 0 },
      lead: this.kind().lead,
      send: (values) =>
        this.api.put(this.kind().address, values['code'], { ...values, revision: rule?.['revision'] ?? 0 }),
    };
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle: this.kind().title,
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

  protected async run(): Promise<void> {
    await this.running.run(this.api.runTagRules());
    const problem = this.running.problem();
    if (problem) this.message.error(problem.message);
    else this.message.success($localize`:@@tagRules.started:已开始在后台重新计算所有病案`);
  }

  protected export(): void {
    if (!this.rules.hasValue()) return;
    const columns = this.kind().columns;
    save(
      csv(
        [
          $localize`:@@rule.code:代码`,
          $localize`:@@rule.name:名称`,
          ...columns.map((column) => column.label),
          $localize`:@@rule.active:启用`,
        ],
        this.rules
          .value()
          .items.map((rule) => [
            rule['code'],
            rule['name'],
            ...columns.map((column) => this.cell(column, rule)),
            rule['active'] ? 1 : 0,
          ]),
      ),
      `${this.kind().title}.csv`,
    );
  }
}
