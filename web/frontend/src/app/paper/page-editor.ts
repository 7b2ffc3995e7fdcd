import { Component, computed, effect, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Retouch, ScanPage } from '../api/types';
import { cropOf, develop, pixelsOf, quarter, UNTOUCHED } from './developing';
import { pictureAddress } from './paper-api';
import { greyOf, paperIn, skewOf } from './picture-science';

const MEASURED = 420;

interface Slider {
  readonly name: keyof Omit<Retouch, 'grey' | 'quarterTurns'>;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const CUT = { min: 0, max: 0.45, step: 0.005 };

const sliders: readonly Slider[] = [
  { name: 'skew', label: $localize`:@@paper.skew:纠偏`, min: -15, max: 15, step: 0.1 },
  { name: 'brightness', label: $localize`:@@paper.brightness:亮度`, min: 0.5, max: 2, step: 0.05 },
  { name: 'contrast', label: $localize`:@@paper.contrast:对比度`, min: 0.5, max: 3, step: 0.05 },
  { name: 'left', label: $localize`:@@paper.cutLeft:左裁`, ...CUT },
  { name: 'right', label: $localize`:@@paper.cutRight:右裁`, ...CUT },
  { name: 'top', label: $localize`:@@paper.cutTop:上裁`, ...CUT },
  { name: 'bottom', label: $localize`:@@paper.cutBottom:下裁`, ...CUT },
];

/** One page, large, as it will be; the server keeps the picture untouched until the end. */
@Component({
  selector: 'aj-page-editor',
  imports: [NzButtonComponent, NzIconDirective],
  templateUrl: './page-editor.html',
  styleUrl: './page-editor.css',
})
export class PageEditor {
  readonly job = input.required<string>();
  readonly page = input.required<ScanPage>();
  readonly number = input.required<number>();
  readonly changed = output<Retouch>();

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly image = signal<HTMLImageElement | null>(null);
  private readonly from = signal<{ x: number; y: number } | null>(null);
  protected readonly sliders = sliders;
  protected readonly address = computed(() => pictureAddress(this.job(), this.page(), 1400));
  protected readonly failed = signal(false);
  protected readonly retouch = computed(() => this.page().retouch);
  protected readonly touched = computed(
    () => JSON.stringify({ ...UNTOUCHED, ...this.retouch() }) !== JSON.stringify(UNTOUCHED),
  );

  constructor() {
    effect((whenOver) => {
      const image = new Image();
      this.failed.set(false);
      image.onload = () => this.image.set(image);
      image.onerror = () => this.failed.set(true);
      image.src = this.address();
      whenOver(() => (image.onload = image.onerror = null));
    });
    effect(() => {
      const image = this.image();
      if (image) develop(image, this.retouch(), this.canvas().nativeElement);
    });
  }

  protected value(slider: Slider): number {
    return this.retouch()[slider.name];
  }

  protected set(change: Partial<Retouch>): void {
    this.changed.emit({ ...this.retouch(), ...change });
  }

  protected slide(slider: Slider, value: string): void {
    this.set({ [slider.name]: Number(value) });
  }

  protected turn(quarters: number): void {
    let retouch = this.retouch();
    for (let i = 0; i < quarters; i++) retouch = quarter(retouch);
    this.changed.emit(retouch);
  }

  protected reset(): void {
    this.changed.emit(UNTOUCHED);
  }

  /** Level lines, and the edge of the paper. */
  protected straighten(): void {
    const measured = this.measured({ ...this.retouch(), skew: 0 });
    if (measured) this.set({ skew: skewOf(measured) });
  }

  protected trim(): void {
    const measured = this.measured(this.retouch());
    const paper = measured && paperIn(measured);
    if (paper) this.set(paper);
  }

  private measured(retouch: Retouch) {
    const image = this.image();
    if (!image) return null;
    const drawn = document.createElement('canvas');
    develop(image, { ...retouch, brightness: 1, contrast: 1 }, drawn);
    const pixels = pixelsOf(drawn, MEASURED, (MEASURED * drawn.height) / Math.max(1, drawn.width));
    return pixels && greyOf(pixels);
  }

  protected press(event: PointerEvent): void {
    this.from.set(this.spot(event));
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  protected drag(event: PointerEvent): void {
    const from = this.from();
    const crop = from && cropOf(from, this.spot(event));
    if (crop) this.set(crop);
  }

  protected release(): void {
    this.from.set(null);
  }

  private spot(event: PointerEvent) {
    const box = this.canvas().nativeElement.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }
}
