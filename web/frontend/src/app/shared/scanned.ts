import { Component } from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';

/** Marks a picture of paper wherever it is shown: an icon and a word. */
@Component({
  selector: 'aj-scanned',
  imports: [NzIconDirective],
  template: `<span class="label warn"
    ><nz-icon nzType="scan" aria-hidden="true" /><span i18n="@@origin.scanned">扫描件</span></span
  >`,
})
export class Scanned {}
