import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { AnomalyRule, AnomalyRuleList } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Session } from '../shared/session';
import { allRoles } from '../shell/places';
import { anomalyName } from './anomaly-names';
import { AuditApi } from './audit-api';
import { AuditTabs } from './audit-tabs';

/** The rules by which anomalies are found; each change is another version, on record. */
@Component({
  selector: 'aj-anomaly-rules-page',
  imports: [DatePipe, NzButtonComponent, NzInputDirective, AuditTabs, Notice],
  templateUrl: './anomaly-rules-page.html',
  styleUrl: './anomaly-rules-page.css',
})
export class AnomalyRulesPage {
  private readonly api = inject(AuditApi);
  protected readonly mayChange = inject(Session).may('ANOMALY_RULES_MANAGE');
  protected readonly loading = new Command<AnomalyRuleList>();
  protected readonly saving = new Command<AnomalyRule>();
  protected readonly rules = signal<readonly AnomalyRule[]>([]);
  protected readonly saved = signal<string | null>(null);
  protected readonly roles = allRoles;
  protected readonly nameOf = anomalyName;

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.saving.forgive();
    const found = await this.loading.run(this.api.rules());
    this.rules.set(found?.items ?? []);
  }

  protected async save(rule: AnomalyRule, form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (name: string, otherwise: string) => (data.get(name) as string | null) ?? otherwise;
    const draft = {
      kind: rule.kind,
      enabled: data.has('enabled'),
      limit: Number(text('limit', `${rule.limit}`)),
      minutes: Number(text('minutes', `${rule.minutes}`)),
      from: text('from', rule.from),
      to: text('to', rule.to),
      tags: text('tags', rule.tags.join(' '))
        .split(/[\s,，、]+/)
        .filter(Boolean),
      exceptRoles: data.getAll('exceptRoles') as string[],
      version: rule.version,
    };
    const changed = await this.saving.run(this.api.changeRule(rule.id, draft), rule.id);
    if (!changed) return;
    this.rules.update((rules) => rules.map((old) => (old.id === changed.id ? changed : old)));
    this.saved.set(changed.id);
  }
}
