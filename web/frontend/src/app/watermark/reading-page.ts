import { DatePipe, DecimalPipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { MarkReading } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { WatermarkApi } from './watermark-api';

const LARGEST = 20 * 1024 * 1024;

/** The auditor hands in a screenshot or photograph and learns whose page it was. */
@Component({
  selector: 'aj-reading-page',
  imports: [DatePipe, DecimalPipe, NzButtonComponent, Notice],
  templateUrl: './reading-page.html',
  styleUrl: './watermark.css',
})
export class ReadingPage {
  private readonly api = inject(WatermarkApi);

  protected readonly reading = new Command<MarkReading>();
  protected readonly answer = signal<MarkReading | null>(null);
  protected readonly name = signal('');
  protected readonly unfit = signal(false);
  private picture: File | null = null;

  protected choose(files: FileList | null): void {
    const picture = files?.item(0) ?? null;
    this.answer.set(null);
    this.reading.forgive();
    this.unfit.set(picture !== null && !fits(picture));
    this.picture = picture !== null && fits(picture) ? picture : null;
    this.name.set(this.picture?.name ?? '');
  }

  protected async read(): Promise<void> {
    if (!this.picture) return;
    this.answer.set(null);
    const answer = await this.reading.run(this.api.read(this.picture));
    if (answer) this.answer.set(answer);
  }
}

function fits(picture: File): boolean {
  return picture.size <= LARGEST && (picture.type === 'image/png' || picture.type === 'image/jpeg');
}
