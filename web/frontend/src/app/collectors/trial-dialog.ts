import { Component, computed, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { CollectorRow, TrialStep, TrialSteps } from '../api/types';
import { Command } from '../shared/command';
import { ours } from '../shared/locale';
import { stepName } from './collector-texts';
import { CollectorsApi } from './collectors-api';
import { factName } from './fact-names';

/** Tries a collector on one patient and shows each step; nothing is filed. */
@Component({
  selector: 'aj-trial-dialog',
  imports: [NzAlertComponent, NzButtonComponent, NzIconDirective, NzInputDirective],
  styleUrl: './collectors.css',
  template: `
    <form class="stack" (submit)="send(); $event.preventDefault()" novalidate>
      <p class="muted" i18n="@@collect.trialHint">
        逐步试到归入病案之前：什么都不入库，来源也不会得知。不填则取第一份符合的文书。
      </p>
      <div class="fields">
        <label class="field"
          ><span i18n="@@field.admissionNo">住院号</span>
          <input
            nz-input
            autocomplete="off"
            [value]="admissionNo()"
            (input)="admissionNo.set($any($event.target).value)"
          />
        </label>
        <label class="field"
          ><span i18n="@@field.visitNo">住院次数</span>
          <input
            nz-input
            type="number"
            min="1"
            [value]="visitNo()"
            (input)="visitNo.set($any($event.target).value)"
          />
        </label>
        <label class="field"
          ><span i18n="@@collect.path">路径或来源编号</span>
          <input
            nz-input
            autocomplete="off"
            spellcheck="false"
            [value]="path()"
            (input)="path.set($any($event.target).value)"
          />
        </label>
      </div>
      <div class="foot">
        <button
          nz-button
          nzType="primary"
          type="submit"
          [nzLoading]="command.running() !== null"
          i18n="@@collect.try"
        >
          试采
        </button>
      </div>
    </form>
    @if (command.problem(); as problem) {
      <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
    }
    @if (steps(); as steps) {
      <ol class="steps" aria-live="polite">
        @for (step of steps; track step.step) {
          <li [class.wrong]="!step.fine">
            <nz-icon
              [nzType]="step.fine ? 'check-circle' : 'close-circle'"
              nzTheme="fill"
              aria-hidden="true"
            />
            <div>
              <strong>{{ stepName(step.step) }}</strong>
              @if (step.trouble; as trouble) {
                <p class="bad">{{ ours(trouble) }}</p>
              }
              @if (factsOf(step); as facts) {
                @if (facts.length > 0) {
                  <dl>
                    @for (fact of facts; track fact.name) {
                      <dt>{{ fact.name }}</dt>
                      <dd>{{ fact.value }}</dd>
                    }
                  </dl>
                }
              }
            </div>
          </li>
        }
      </ol>
      @if (whole()) {
        <nz-alert
          nzType="success"
          nzShowIcon
          nzMessage="每一步都通过，可以启用。"
          i18n-nzMessage="@@collect.trialFine"
        />
      }
    }
  `,
})
export class TrialDialog {
  private readonly api = inject(CollectorsApi);
  private readonly row = inject<Pick<CollectorRow, 'id' | 'name'>>(NZ_MODAL_DATA);
  protected readonly command = new Command<TrialSteps>();
  protected readonly admissionNo = signal('');
  protected readonly visitNo = signal('1');
  protected readonly path = signal('');
  protected readonly steps = signal<readonly TrialStep[] | null>(null);
  protected readonly whole = computed(() => this.steps()?.every((step) => step.fine) ?? false);
  protected readonly stepName = stepName;
  protected readonly ours = ours;

  protected factsOf(step: TrialStep): { name: string; value: string }[] {
    return Object.entries(step.facts).map(([name, value]) => ({
      name: factName(name),
      value: String(value),
    }));
  }

  protected async send(): Promise<void> {
    this.steps.set(null);
    const number = this.admissionNo().trim();
    const path = this.path().trim();
    const wish = {
      ...(number === '' ? {} : { admissionNo: number, visitNo: Number(this.visitNo()) }),
      ...(path === '' ? {} : { path }),
    };
    const answer = await this.command.run(this.api.tryOut(this.row.id, wish));
    if (answer) this.steps.set(answer.steps);
  }
}
