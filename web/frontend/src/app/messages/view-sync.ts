import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SyncRow } from '../api/types';
import { ours } from '../shared/locale';

/** Where the reading of a view stands and what the last one came to. */
@Component({
  selector: 'aj-view-sync',
  imports: [DatePipe, RouterLink],
  styleUrl: '../shared/list-page.css',
  template: `
    @let view = sync();
    <span class="lines">
      @if (view.trouble; as trouble) {
        <span class="label bad" i18n="@@sync.failing">同步失败 {{ view.failures }} 次</span>
        <small
          >{{ ours(trouble) }} <span class="mono">{{ view.detail }}</span></small
        >
      } @else if (view.unfinished || view.waiting) {
        <span class="label theme" i18n="@@sync.running">同步中</span>
      } @else if (view.succeededAt) {
        <span class="label good" i18n="@@sync.well">已同步</span>
      } @else {
        <span class="label" i18n="@@sync.never">尚未同步</span>
      }
      @if (view.startedAt) {
        <small
          >{{ view.startedAt | date: 'MM-dd HH:mm' }} ·
          <ng-container i18n="@@sync.figures"
            >读 {{ view.rows }} 行，处理 {{ view.taken }}，变更 {{ view.changed }}</ng-container
          ></small
        >
      }
      @if (view.refused) {
        <a routerLink="/messages" i18n="@@sync.refused">{{ view.refused }} 行未能处理，见死信</a>
      }
      @if (view.nextAt && !waits()) {
        <small
          ><ng-container i18n="@@sync.next">下次</ng-container> {{ view.nextAt | date: 'MM-dd HH:mm' }}</small
        >
      }
    </span>
  `,
})
export class ViewSync {
  readonly sync = input.required<SyncRow>();
  protected readonly waits = computed(() => this.sync().unfinished || this.sync().waiting);
  protected readonly ours = ours;
}
