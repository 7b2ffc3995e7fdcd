import { Component, computed, input } from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { CollectorRow } from '../api/types';

/** Whether a collector runs, rests, is stopped or in trouble. */
@Component({
  selector: 'aj-collector-state',
  imports: [NzIconDirective],
  template: `
    <span class="label" [class]="state().look">
      <nz-icon [nzType]="state().icon" aria-hidden="true" /><span>{{ state().text }}</span>
    </span>
  `,
})
export class CollectorState {
  readonly row = input.required<CollectorRow>();

  protected readonly state = computed(() => {
    const row = this.row();
    if (!row.enabled) {
      return { look: '', icon: 'stop', text: $localize`:@@collect.disabled:已停用` };
    }
    if (row.paused) {
      return { look: 'warn', icon: 'clock-circle', text: $localize`:@@collect.paused:已暂停` };
    }
    if (row.running) {
      return { look: 'theme', icon: 'sync', text: $localize`:@@collect.running:运行中` };
    }
    if (row.failures > 0) {
      const text = $localize`:@@collect.failures:连续失败 ${row.failures}:count: 次`;
      return { look: 'bad', icon: 'exclamation-circle', text };
    }
    return { look: 'good', icon: 'check', text: $localize`:@@collect.well:正常` };
  });
}
