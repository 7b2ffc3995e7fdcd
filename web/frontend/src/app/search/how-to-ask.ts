import { Component, output } from '@angular/core';

@Component({
  selector: 'aj-how-to-ask',
  template: `
    <dl>
      <div>
        <dt i18n="@@how.words">多个词</dt>
        <dd><code>胸闷 心电图</code><span i18n="@@how.wordsText">用空格隔开，须同时出现</span></dd>
      </div>
      <div>
        <dt i18n="@@how.phrase">短语</dt>
        <dd><code>"冠状动脉造影"</code><span i18n="@@how.phraseText">加引号，须连续出现</span></dd>
      </div>
      <div>
        <dt i18n="@@how.name">姓名</dt>
        <dd>
          <code>zhangjianguo</code><code>zjg</code><span i18n="@@how.nameText">汉字、全拼或首字母</span>
        </dd>
      </div>
      <div>
        <dt i18n="@@how.number">编号</dt>
        <dd><code>00012345</code><span i18n="@@how.numberText">病案号、住院号</span></dd>
      </div>
    </dl>
    <p class="muted">
      <span i18n="@@how.forms">全角半角、繁体简体视为相同。</span>
      <button type="button" (click)="browse.emit()" i18n="@@how.browse">按出院日期浏览</button>
    </p>
  `,
  styles: `
    :host {
      display: block;
      padding-top: 22px;
    }
    dl {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 10px 28px;
    }
    dl div {
      display: flex;
      gap: 12px;
      align-items: baseline;
      padding: 9px 2px;
      border-bottom: 1px solid var(--line);
    }
    dt {
      flex: 0 0 4em;
      color: var(--theme-strong);
      font-weight: 600;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      color: var(--ink-2);
    }
    code {
      padding: 0 6px;
      font: 13px/20px var(--font-mono);
      color: var(--ink);
      background: #e7ebe8;
      border-radius: 4px;
    }
    p {
      display: flex;
      justify-content: space-between;
      margin-top: 16px;
    }
    button {
      padding: 0;
      color: var(--theme);
      font: inherit;
      text-decoration: underline;
      text-underline-offset: 3px;
      background: none;
      border: 0;
      cursor: pointer;
    }
  `,
})
export class HowToAsk {
  readonly browse = output();
}
