import { booleanAttribute, Component, input } from '@angular/core';

/** 案卷 Anjuan: a case of papers under a cinnabar seal. */
@Component({
  selector: 'aj-wordmark',
  host: { '[class.large]': 'large()' },
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect x="4" y="4.2" width="21" height="2.4" rx="1.2" fill="currentColor" opacity=".38" />
      <rect x="4" y="8.1" width="23" height="2.4" rx="1.2" fill="currentColor" opacity=".62" />
      <path
        d="M4 13.4c0-.8.6-1.4 1.4-1.4h7l2.3 2.8h12c.8 0 1.3.6 1.3 1.4v10.4c0 .8-.5 1.4-1.3 1.4H5.4c-.8 0-1.4-.6-1.4-1.4z"
        fill="currentColor"
      />
      <rect x="18.6" y="18.2" width="6.8" height="6.8" rx="1.2" fill="var(--seal-ink, #c2523c)" />
      <path d="M20.2 20h3.6M20.2 21.6h3.6M20.2 23.2h3.6M22 20v3.2" stroke="#fff7ee" stroke-width=".7" />
    </svg>
    <span class="zh" lang="zh-Hans">案卷</span><span class="en" lang="en">Anjuan</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      line-height: 1;
    }
    svg {
      width: 24px;
      height: 24px;
    }
    .zh {
      font: 600 19px/1 var(--font-song);
      letter-spacing: 0.14em;
    }
    .en {
      padding-top: 4px;
      font-size: 11px;
      letter-spacing: 0.16em;
      opacity: 0.86;
    }
    :host(.large) svg {
      width: 46px;
      height: 46px;
    }
    :host(.large) .zh {
      font-size: 38px;
    }
    :host(.large) .en {
      padding-top: 14px;
      font-size: 15px;
    }
  `,
})
export class Wordmark {
  readonly large = input(false, { transform: booleanAttribute });
}
