import { booleanAttribute, Component, input } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { Notice } from './notice';
import { Problem } from './problem';

/** A list that goes on; a `CursorList` is one. */
export interface GoesOn {
  next(): string | null;
  loading(): 'first' | 'more' | null;
  stopped(): Problem | null;
  more(): void;
}

/** Below a list: asks for the next of its rows, as long as there are any, and says why they did not come. */
@Component({
  selector: 'aj-more-rows',
  imports: [NzButtonComponent, Notice],
  template: `
    @if (list().stopped(); as problem) {
      <aj-notice compact [problem]="problem" (again)="list().more()" />
    } @else if (list().next()) {
      <button
        nz-button
        type="button"
        [nzBlock]="wide()"
        [nzLoading]="list().loading() === 'more'"
        (click)="list().more()"
      >
        <span i18n="@@search.more">加载更多</span>
      </button>
    }
  `,
  styles: `
    :host {
      display: block;
      text-align: center;
    }
    button {
      margin: 16px 0;
    }
  `,
})
export class MoreRows {
  readonly list = input.required<GoesOn>();
  /** As wide as the list, where that is narrow. */
  readonly wide = input(false, { transform: booleanAttribute });
}
