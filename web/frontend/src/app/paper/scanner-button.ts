import { Component, inject, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzModalService } from 'ng-zorro-antd/modal';
import { ScannerDialog } from './scanner-dialog';

/** Opens the dialog that scans; pages are handed on one by one while the scanner works. */
@Component({
  selector: 'aj-scanner-button',
  imports: [NzButtonComponent, NzIconDirective],
  providers: [NzModalService],
  template: `
    <button nz-button nzSize="small" type="button" (click)="scan()">
      <nz-icon nzType="scan" aria-hidden="true" /><span i18n="@@scanner.open">扫描仪</span>
    </button>
  `,
})
export class ScannerButton {
  private readonly modal = inject(NzModalService);
  readonly take = input.required<(page: Blob) => Promise<void>>();
  readonly opened = output();

  protected scan(): void {
    this.opened.emit();
    this.modal.create<ScannerDialog, (page: Blob) => Promise<void>>({
      nzTitle: $localize`:@@scanner.title:从扫描仪扫描`,
      nzContent: ScannerDialog,
      nzData: this.take(),
      nzFooter: null,
      nzMaskClosable: false,
    });
  }
}
