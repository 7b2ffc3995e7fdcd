import { Component, computed, inject, input } from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { RecordSummary } from '../api/types';
import { Reference } from './reference';

/** Where a record stands: its state, and what is unusual about it. */
@Component({
  selector: 'aj-state-label',
  imports: [NzIconDirective],
  template: `
    @if (record().provisional) {
      <span class="label warn" title="资料先到，患者与住院信息待补全" i18n-title="@@state.provisionalHint">
        <nz-icon nzType="exclamation-circle" aria-hidden="true" /><span i18n="@@state.provisional"
          >待补全</span
        >
      </span>
    }
    @if (sealed()) {
      <span class="label bad"
        ><nz-icon nzType="lock" aria-hidden="true" /><span i18n="@@state.sealed">已封存</span></span
      >
    }
    <span class="label" [class.good]="done()" [class.theme]="!done()">{{ name() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
    }
  `,
})
export class StateLabel {
  private readonly reference = inject(Reference);
  readonly record = input.required<RecordSummary>();
  protected readonly name = computed(
    () => this.reference.state(this.record().state) ?? this.record().stateName,
  );
  protected readonly sealed = computed(() => this.record().flags.includes('SEALED'));
  protected readonly done = computed(() => this.record().state === 'ARCHIVED');
}
