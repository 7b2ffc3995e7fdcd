import { httpResource } from '@angular/common/http';
import { Component, effect, inject, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { SecurityRules, SecurityRulesVersion } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { PeopleApi } from './people-api';
import { roleNames, roleText } from './role-texts';

const number = () => new FormControl(0, { nonNullable: true });
const flag = () => new FormControl(false, { nonNullable: true });
const text = () => new FormControl('', { nonNullable: true });
const lines = (value: string) =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Rules for passwords, sessions, the second factor and abnormal log-ins: data, with a version. */
@Component({
  selector: 'aj-rules-page',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective, Notice],
  templateUrl: './rules-page.html',
  styleUrl: './form.css',
})
export class RulesPage {
  private readonly api = inject(PeopleApi);
  private readonly message = inject(NzMessageService);
  protected readonly rules = httpResource<SecurityRulesVersion>(() => '/api/people/rules');
  protected readonly command = new Command<SecurityRulesVersion>();
  protected readonly roles = roleNames;
  protected readonly roleText = roleText;
  protected readonly form = new FormGroup({
    minimumLength: number(),
    classes: number(),
    dictionary: flag(),
    forbiddenWords: text(),
    history: number(),
    maximumAgeDays: number(),
    initialValidHours: number(),
    sessionsPerAccount: number(),
    secondHandForReset: flag(),
    secondFactorRoles: new FormControl<string[]>([], { nonNullable: true }),
    newPlace: flag(),
    unusualHour: flag(),
    hoursNeedLogIns: number(),
    failuresBeforeSuccess: number(),
    travelMinutes: number(),
    networks: text(),
  });

  constructor() {
    effect(() => {
      if (!this.rules.hasValue()) return;
      const { rules } = this.rules.value();
      untracked(() => this.show(rules));
    });
  }

  protected needsFactor(role: string): boolean {
    return this.form.controls.secondFactorRoles.value.includes(role);
  }

  protected toggle(role: string): void {
    const control = this.form.controls.secondFactorRoles;
    control.setValue(
      this.needsFactor(role) ? control.value.filter((one) => one !== role) : [...control.value, role],
    );
  }

  protected async save(): Promise<void> {
    if (!this.rules.hasValue()) return;
    const saved = await this.command.run(this.api.saveRules(this.typed(), this.rules.value().version));
    if (saved === undefined) return;
    this.rules.set(saved);
    this.message.success($localize`:@@people.saved:已保存，立即生效`);
  }

  private show(rules: SecurityRules): void {
    this.form.setValue({
      ...rules.password,
      ...rules.alerts,
      forbiddenWords: rules.password.forbiddenWords.join('\n'),
      sessionsPerAccount: rules.sessionsPerAccount,
      secondHandForReset: rules.secondHandForReset,
      secondFactorRoles: [...rules.secondFactorRoles],
      networks: rules.alerts.networks.map((network) => `${network.campus} ${network.range}`).join('\n'),
    });
  }

  private typed(): SecurityRules {
    const { sessionsPerAccount, secondHandForReset, secondFactorRoles, forbiddenWords, networks, ...rest } =
      this.form.getRawValue();
    return {
      sessionsPerAccount,
      secondHandForReset,
      secondFactorRoles: secondFactorRoles as SecurityRules['secondFactorRoles'],
      password: {
        minimumLength: rest.minimumLength,
        classes: rest.classes,
        dictionary: rest.dictionary,
        forbiddenWords: lines(forbiddenWords),
        history: rest.history,
        maximumAgeDays: rest.maximumAgeDays,
        initialValidHours: rest.initialValidHours,
      },
      alerts: {
        newPlace: rest.newPlace,
        unusualHour: rest.unusualHour,
        hoursNeedLogIns: rest.hoursNeedLogIns,
        failuresBeforeSuccess: rest.failuresBeforeSuccess,
        travelMinutes: rest.travelMinutes,
        networks: lines(networks).map((line) => {
          const [campus = '', range = ''] = line.split(/\s+/);
          return { campus, range };
        }),
      },
    };
  }
}
