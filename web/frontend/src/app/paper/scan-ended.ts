import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { ScanView } from '../api/types';
import { Reference } from '../shared/reference';

/** A scanning job on which nothing can be done any more: what became of its pages. */
@Component({
  selector: 'aj-scan-ended',
  imports: [RouterLink, NzButtonComponent, NzIconDirective],
  template: `
    <div class="over">
      @switch (job().state) {
        @case ('FINISHING') {
          <strong role="status" i18n="@@paper.finishing">正在生成文书…可以离开此页</strong>
        }
        @case ('FINISHED') {
          <strong role="status"
            ><nz-icon nzType="check-circle" nzTheme="fill" aria-hidden="true" />
            <ng-container i18n="@@paper.finished">已入库</ng-container></strong
          >
          <ul>
            @for (made of job().documents; track made.documentId) {
              <li>
                <a
                  [routerLink]="['/records', job().record.id]"
                  [queryParams]="{ document: made.documentId }"
                  >{{ reference.category(made.category) }}</a
                >
                <small i18n="@@tree.pages">{{ made.pages }} 页</small>
              </li>
            }
          </ul>
        }
        @default {
          <strong i18n="@@paper.discarded">这次扫描已放弃</strong>
        }
      }
      @if (job().state === 'FINISHED' && job().pages.length > 0) {
        <button nz-button type="button" (click)="reopened.emit()" i18n="@@paper.reopen">
          重新打开，修改或补扫
        </button>
      }
      <a routerLink="/paper" i18n="@@paper.next">扫描下一份</a>
    </div>
  `,
  styles: `
    .over {
      display: flex;
      flex-direction: column;
      gap: 10px;
      align-items: center;
      padding: 72px 24px;
    }
  `,
})
export class ScanEnded {
  protected readonly reference = inject(Reference);
  readonly job = input.required<ScanView>();
  readonly reopened = output();
}
