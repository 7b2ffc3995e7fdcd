import { Component, computed, inject, OnDestroy, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { AgentRefusal, Scanner, ScannerAgent } from './scanner-agent';

/** Chooses one of this computer's scanners and scans; each page is handed on as it comes. */
@Component({
  selector: 'aj-scanner-dialog',
  imports: [FormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  templateUrl: './scanner-dialog.html',
  styles: `
    .stack {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    .row {
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .foot {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
      align-items: center;
    }
    .foot .muted {
      flex: 1;
    }
  `,
})
export class ScannerDialog implements OnDestroy {
  private readonly agent = inject(ScannerAgent);
  private readonly dialog = inject<NzModalRef<ScannerDialog>>(NzModalRef);
  private readonly take = inject<(page: Blob) => Promise<void>>(NZ_MODAL_DATA);
  private stopped = false;

  protected readonly paired = signal(this.agent.paired());
  protected readonly code = signal('');
  protected readonly scanners = signal<readonly Scanner[] | null>(null);
  protected readonly scanner = signal('');
  protected readonly feeder = signal(true);
  protected readonly colour = signal(false);
  protected readonly resolution = signal(300);
  protected readonly resolutions = [150, 200, 300, 400, 600];
  protected readonly scanning = signal(false);
  protected readonly pages = signal(0);
  protected readonly trouble = signal('');
  protected readonly hasFeeder = computed(
    () =>
      this.scanners()
        ?.find((one) => one.id === this.scanner())
        ?.sources.includes('feeder') ?? false,
  );

  constructor() {
    if (this.paired()) void this.look();
  }

  ngOnDestroy(): void {
    this.stopped = true;
  }

  protected pair(): void {
    if (this.code().trim() === '') return;
    this.agent.pair(this.code());
    this.paired.set(true);
    void this.look();
  }

  protected async look(): Promise<void> {
    this.trouble.set('');
    this.scanners.set(null);
    try {
      const found = await this.agent.scanners();
      this.scanners.set(found);
      this.scanner.set(found[0]?.id ?? '');
    } catch (refusal) {
      this.refused(refusal);
    }
  }

  protected async start(): Promise<void> {
    this.trouble.set('');
    this.scanning.set(true);
    this.stopped = false;
    this.pages.set(0);
    try {
      await this.agent.scan(
        {
          scanner: this.scanner(),
          resolution: this.resolution(),
          colour: this.colour(),
          feeder: this.feeder() && this.hasFeeder(),
        },
        async (page) => {
          await this.take(page);
          this.pages.update((n) => n + 1);
        },
        () => this.stopped,
      );
    } catch (refusal) {
      this.refused(refusal);
    }
    this.scanning.set(false);
  }

  protected stop(): void {
    this.stopped = true;
  }

  protected close(): void {
    this.dialog.close();
  }

  private refused(refusal: unknown): void {
    this.trouble.set(refusal instanceof Error ? refusal.message : '');
    if (refusal instanceof AgentRefusal && refusal.unpaired) this.paired.set(false);
  }
}
