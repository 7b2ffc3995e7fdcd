import { Component, computed, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Unread } from '../shared/unread';

/** The way to one's messages, with how many wait. */
@Component({
  selector: 'aj-bell',
  imports: [NzIconDirective, RouterLink],
  template: `
    <a routerLink="/inbox" [attr.aria-label]="label()" [title]="label()">
      <nz-icon nzType="bell" aria-hidden="true" />
      @if (unread.count().count > 0) {
        <span class="count">{{ unread.count().count }}</span>
      }
    </a>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
    }
    a {
      display: inline-flex;
      padding: 8px 12px;
      color: inherit;
      font-size: 18px;
    }
    a:focus-visible {
      outline-color: #fff;
      outline-offset: -3px;
    }
    nz-icon {
      color: var(--on-theme);
    }
    .count {
      margin: -4px 0 0 -6px;
      padding: 0 5px;
      border-radius: 9px;
      background: #cf1322;
      color: #fff;
      font-size: 12px;
      line-height: 18px;
    }
  `,
})
export class Bell {
  protected readonly unread = inject(Unread);
  protected readonly label = computed(() => {
    const count = this.unread.count().count;
    return count === 0
      ? $localize`:@@inbox.title:我的消息`
      : $localize`:@@inbox.waiting:我的消息，${count}:count: 条未读`;
  });

  constructor() {
    this.unread.watch();
    inject(DestroyRef).onDestroy(() => this.unread.stop());
  }
}
