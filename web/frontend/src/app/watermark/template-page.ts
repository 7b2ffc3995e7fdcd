import { DatePipe } from '@angular/common';
import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import {
  CampusWatermark,
  CampusWatermarks,
  WatermarkDraft,
  WatermarkHistory,
  WatermarkVersion,
} from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { WatermarkApi } from './watermark-api';

const PAUSE = 350;

type NumberField = 'size' | 'spacing' | 'angle' | 'opacity';

const numbers: readonly { key: NumberField; label: string; least: number; most: number }[] = [
  { key: 'size', label: $localize`:@@watermark.size:字号（‰ 页宽）`, least: 12, most: 42 },
  { key: 'spacing', label: $localize`:@@watermark.spacing:间距（%）`, least: 50, most: 200 },
  { key: 'angle', label: $localize`:@@watermark.angle:角度（°）`, least: -60, most: 60 },
  { key: 'opacity', label: $localize`:@@watermark.opacity:不透明度（%）`, least: 8, most: 50 },
];

/** What each campus burns into its pages, tried on a sample page before it is put in force. */
@Component({
  selector: 'aj-template-page',
  imports: [DatePipe, FormsModule, NzButtonComponent, NzInputDirective, Notice],
  templateUrl: './template-page.html',
  styleUrl: './watermark.css',
})
export class TemplatePage {
  private readonly api = inject(WatermarkApi);
  private readonly message = inject(NzMessageService);

  protected readonly placeholders = '{hospital} {name} {number} {department} {time} {address} {record}';
  protected readonly numbers = numbers;
  protected readonly loading = new Command<CampusWatermarks>();
  protected readonly saving = new Command<WatermarkVersion>();
  protected readonly trying = new Command<Blob>();
  protected readonly campuses = signal<readonly CampusWatermark[]>([]);
  protected readonly campus = signal('');
  protected readonly draft = signal<WatermarkDraft | null>(null);
  protected readonly history = signal<WatermarkHistory['items']>([]);
  protected readonly picture = signal<string | null>(null);
  protected readonly current = computed(
    () => this.campuses().find((c) => c.campus === this.campus())?.current ?? null,
  );
  protected readonly text = computed(() => this.draft()?.lines.join('\n') ?? '');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    void this.load();
    effect(() => {
      const draft = this.draft();
      untracked(() => this.later(draft));
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.show(null);
    });
  }

  protected async load(): Promise<void> {
    const answer = await this.loading.run(this.api.all());
    if (!answer) return;
    this.campuses.set(answer.items);
    const first = answer.items.find((c) => c.campus === this.campus()) ?? answer.items[0];
    if (first) this.choose(first.campus);
  }

  protected choose(campus: string): void {
    this.campus.set(campus);
    this.saving.forgive();
    this.draft.set(this.current()?.settings ?? null);
    this.api.history(campus).subscribe({
      next: (answer) => this.history.set(answer.items),
      error: () => this.history.set([]),
    });
  }

  protected set(change: Partial<WatermarkDraft>): void {
    this.draft.update((draft) => (draft ? { ...draft, ...change } : draft));
  }

  protected setNumber(key: NumberField, value: number | null): void {
    this.set({ [key]: Math.round(value ?? 0) });
  }

  protected setText(text: string): void {
    this.set({ lines: text.split('\n') });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    const current = this.current();
    if (!draft || !current) return;
    const answer = await this.saving.run(this.api.change(this.campus(), current.version, draft));
    if (!answer) return;
    this.message.success($localize`:@@watermark.saved:已生效`);
    await this.load();
  }

  private later(draft: WatermarkDraft | null): void {
    clearTimeout(this.timer);
    if (draft) this.timer = setTimeout(() => void this.preview(draft), PAUSE);
  }

  private async preview(draft: WatermarkDraft): Promise<void> {
    const picture = await this.trying.run(this.api.preview(draft));
    if (picture) this.show(URL.createObjectURL(picture));
  }

  private show(address: string | null): void {
    const before = this.picture();
    if (before) URL.revokeObjectURL(before);
    this.picture.set(address);
  }
}
