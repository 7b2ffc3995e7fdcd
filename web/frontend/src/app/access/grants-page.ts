import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Grant, GrantList, TagNames } from '../api/types';
import { csv, save } from '../shared/csv';
import { CursorList } from '../shared/cursor-list';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Values } from '../shared/fields';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { AccessApi, GrantFilter } from './access-api';
import { AccessNav } from './access-nav';
import { actions, grantFields, holders, stateTone, states, targetOf, wordFor } from './grant-words';
import { Choices } from './rule-kinds';

const NO_FILTER: GrantFilter = { beneficiaryKind: 'PERSON', beneficiary: '', record: '', state: '' };

/** Who was given what, until when; giving and taking back. */
@Component({
  selector: 'aj-grants-page',
  imports: [
    AccessNav,
    DatePipe,
    NzButtonComponent,
    NzIconDirective,
    NzInputDirective,
    NzTableModule,
    MoreRows,
    Notice,
  ],
  providers: [NzModalService],
  templateUrl: './grants-page.html',
  styleUrl: './access.css',
})
export class GrantsPage {
  private readonly api = inject(AccessApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly reference = inject(Reference);
  private readonly templates = httpResource<{ items: { code: string; name: string; active: boolean }[] }>(
    () => '/api/category-templates',
  );
  private readonly tags = httpResource<TagNames>(() => '/api/tags');

  protected readonly filter = signal<GrantFilter>(NO_FILTER);
  protected readonly list = new CursorList<GrantList, Grant>(
    (cursor) => this.api.grants(this.filter(), cursor),
    (slice) => slice.items,
  );
  protected readonly holders = holders;
  protected readonly states = states;
  protected readonly stateTone = stateTone;
  protected readonly targetOf = targetOf;
  protected readonly wordFor = wordFor;
  private readonly choices = computed<Choices>(() => ({
    campuses: this.reference.lists().campuses.map((c) => ({ value: c.code, label: c.name })),
    categories: this.reference.categoriesByName().map((c) => ({ value: c.code, label: c.name })),
    tags: (this.tags.hasValue() ? this.tags.value().items : []).map((t) => ({
      value: t.code,
      label: t.name,
    })),
  }));

  constructor() {
    this.list.restart();
  }

  protected narrow(part: Partial<GrantFilter>): void {
    this.filter.update((filter) => ({ ...filter, ...part }));
    this.list.restart();
  }

  protected deeds(grant: Grant): string {
    return grant.actions.map((action) => wordFor(actions, action)).join('、');
  }

  protected parts(grant: Grant): string {
    return grant.categories.map((code) => this.reference.category(code)).join('、');
  }

  protected give(): void {
    const templates = (this.templates.hasValue() ? this.templates.value().items : [])
      .filter((template) => template.active)
      .map((template) => ({ value: template.code, label: template.name }));
    this.ask($localize`:@@grant.give:新增授权`, $localize`:@@grant.given:已授权，立即生效`, {
      fields: grantFields(this.choices(), templates),
      initial: {
        beneficiaryKind: 'PERSON',
        kind: 'RECORDS',
        actions: ['SEARCH', 'VIEW', 'READ_TEXT'],
      },
      send: (values: Values) => this.api.give(values),
    });
  }

  protected withdraw(grant: Grant): void {
    this.ask($localize`:@@grant.withdraw:收回授权`, $localize`:@@grant.withdrawn:已收回，立即失效`, {
      lead: `${wordFor(holders, grant.beneficiaryKind)} ${grant.beneficiary} · ${targetOf(grant)}`,
      fields: [{ name: 'reason', label: $localize`:@@grant.withdrawReason:收回理由`, kind: 'area' }],
      initial: {},
      send: (values: Values) => this.api.withdraw(grant.id, values['reason']),
    });
  }

  private ask(title: string, done: string, order: FormOrder): void {
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle: title,
        nzContent: FieldForm,
        nzData: order,
        nzWidth: 680,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (!saved) return;
        this.message.success(done);
        this.list.restart();
      });
  }

  protected export(): void {
    save(
      csv(
        [
          'id',
          'holder',
          'target',
          'actions',
          'categories',
          'from',
          'until',
          'state',
          'reason',
          'givenBy',
          'givenAt',
        ],
        this.list
          .items()
          .map((g) => [
            g.id,
            `${g.beneficiaryKind} ${g.beneficiary}`,
            targetOf(g),
            g.actions.join(' '),
            g.categories.join(' '),
            g.from,
            g.until,
            g.state,
            g.reason,
            g.givenBy,
            g.givenAt,
          ]),
      ),
      'grants.csv',
    );
  }
}
