import { PercentPipe } from '@angular/common';
import { Component, input } from '@angular/core';
import { NzSkeletonComponent } from 'ng-zorro-antd/skeleton';
import { Notice } from '../../shared/notice';
import { Shown, textOf } from '../record-api';

/** The words of a document, for reading aloud and for those who cannot read the image. */
@Component({
  selector: 'aj-text-stage',
  imports: [PercentPipe, NzSkeletonComponent, Notice],
  host: { tabindex: '0', role: 'region', 'aria-label': label() },
  template: `
    @if (text.error()) {
      <aj-notice [problem]="text.error()" (again)="text.reload()" />
    } @else if (text.hasValue()) {
      @for (page of text.value().pages; track page.page) {
        <article>
          <header>
            <h3 i18n="@@record.page">第 {{ page.page }} 页</h3>
            @if (page.origin === 'OCR') {
              <span class="label warn">
                <ng-container i18n="@@text.ocr">文字识别，以图像为准</ng-container>
                @if (page.confidence) {
                  {{ page.confidence | percent }}
                }
              </span>
            } @else if (page.origin === 'NONE') {
              <span class="label" i18n="@@text.empty">无文字</span>
            }
          </header>
          <p>{{ page.text }}</p>
        </article>
      } @empty {
        <p class="muted" i18n="@@text.empty">无文字</p>
      }
    } @else {
      <nz-skeleton nzActive [nzParagraph]="{ rows: 10 }" />
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 18px 24px 40px;
      overflow: auto;
      background: #fbfbf9;
    }
    :host:focus-visible {
      outline-offset: -2px;
    }
    article {
      max-width: 46em;
      margin: 0 auto 22px;
    }
    header {
      display: flex;
      gap: 10px;
      align-items: center;
      padding-bottom: 4px;
      border-bottom: 1px solid var(--line);
    }
    p {
      padding-top: 10px;
      font-size: 15px;
      line-height: 1.9;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class TextStage {
  readonly shown = input.required<Shown>();
  protected readonly text = textOf(this.shown);
}

function label(): string {
  return $localize`:@@text.label:文字版`;
}
