import { Component, computed, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzBadgeComponent } from 'ng-zorro-antd/badge';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Unread } from '../shared/unread';

/** The way to one's messages, with how many wait. */
@Component({
  selector: 'aj-bell',
  imports: [NzBadgeComponent, NzIconDirective, RouterLink],
  template: `
    <a routerLink="/inbox" [attr.aria-label]="label()" [title]="label()">
      <nz-badge aria-hidden="true" [nzCount]="unread.count().count" nzSize="small" [nzOverflowCount]="98">
        <nz-icon nzType="bell" />
      </nz-badge>
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
