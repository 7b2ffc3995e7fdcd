import { Component } from '@angular/core';
import { AnchorList } from './anchor-list';
import { AuditTabs } from './audit-tabs';
import { ChainCheck } from './chain-check';
import { WholeCheck } from './whole-check';

/** Whether the trail is what it was: by day, as a whole, and against what was signed. */
@Component({
  selector: 'aj-chain-page',
  imports: [AnchorList, AuditTabs, ChainCheck, WholeCheck],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1 i18n="@@chainPage.title">校验与日锚</h1>
          <p i18n="@@chainPage.lead">审计记录是否完整、是否仍是当日签名的那一份。</p>
        </div>
      </div>
      <aj-audit-tabs />
      <div class="columns">
        <aj-chain-check />
        <div>
          <aj-whole-check />
          <aj-anchor-list />
        </div>
      </div>
    </div>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: 300px minmax(0, 1fr);
      gap: 16px;
      align-items: start;
    }
    aj-whole-check {
      display: block;
      margin-bottom: 16px;
    }
  `,
})
export class ChainPage {}
