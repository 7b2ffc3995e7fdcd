import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { Problem } from './problem';

/** A page or part that cannot be shown: refused, failed, or the network is down. */
@Component({
  selector: 'aj-notice',
  imports: [NzButtonComponent],
  host: { role: 'alert', '[class.compact]': 'compact()' },
  template: `
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <path d="M8 14h12l4 5h16v21H8z" />
      <path d="M24 25v7m0 4v.5" class="sign" />
    </svg>
    <strong>{{ title() }}</strong>
    <span>{{ problem().message }}</span>
    @if (!problem().refused) {
      <button nz-button type="button" (click)="again.emit()" i18n="@@notice.again">重试</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
      align-items: center;
      padding: 56px 24px;
      color: var(--ink-2);
      text-align: center;
    }
    :host(.compact) {
      padding: 20px 12px;
    }
    :host(.compact) svg {
      display: none;
    }
    strong {
      color: var(--ink);
      font-size: 15px;
    }
    svg {
      width: 52px;
      fill: none;
      stroke: var(--line-strong);
      stroke-width: 2;
      stroke-linejoin: round;
    }
    .sign {
      stroke: var(--seal);
      stroke-linecap: round;
      stroke-width: 2.6;
    }
    button {
      margin-top: 8px;
    }
  `,
})
export class Notice {
  readonly problem = input.required<Problem, unknown>({ transform: (error) => Problem.of(error) });
  readonly compact = input(false, { transform: booleanAttribute });
  readonly again = output();

  protected readonly title = computed(() => {
    const problem = this.problem();
    if (problem.refused) return $localize`:@@notice.refused:无法查看`;
    return problem.status === 0
      ? $localize`:@@notice.offline:连接中断`
      : $localize`:@@notice.failed:未能完成`;
  });
}
