import { formatDate } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { HOSPITAL_ZONE } from '../../shared/locale';
import { Session } from '../../shared/session';
import { contentAddress, Shown } from '../record-api';
import { MovingMark } from './moving-mark';

/**
 * The browser's own player under a watermark that moves. Full screen is our own: the browser's would leave the watermark behind.
 */
@Component({
  selector: 'aj-video-stage',
  imports: [NzButtonComponent, NzIconDirective],
  template: `
    <div #frame class="frame">
      @if (failed()) {
        <p role="alert" i18n="@@video.failed">此视频无法在浏览器中播放</p>
      } @else {
        <video
          controls
          controlslist="nodownload nofullscreen noremoteplayback"
          disablepictureinpicture
          preload="metadata"
          [src]="address()"
          [attr.aria-label]="shown().document.title"
          (contextmenu)="$event.preventDefault()"
          (error)="fail()"
        ></video>
      }
      <button
        nz-button
        type="button"
        class="full"
        (click)="full()"
        aria-label="全屏"
        i18n-aria-label="@@video.full"
      >
        <nz-icon nzType="fullscreen" aria-hidden="true" />
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 0;
      padding: 20px;
      place-items: center;
      background: #20292a;
    }
    .frame {
      position: relative;
      display: grid;
      width: 100%;
      height: 100%;
      place-items: center;
      overflow: hidden;
      color: #e9eeec;
    }
    video {
      max-width: 100%;
      max-height: 100%;
      background: #000;
    }
    .full {
      position: absolute;
      top: 10px;
      right: 10px;
    }
  `,
})
export class VideoStage {
  private readonly session = inject(Session);
  readonly shown = input.required<Shown>();
  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');

  protected readonly failed = signal(false);
  protected readonly address = computed(() => contentAddress(this.shown()));

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const overlay = new MovingMark(this.frame().nativeElement, () => this.words());
      destroyed.onDestroy(() => overlay.stop());
    });
  }

  private words(): string {
    const me = this.session.me();
    const time = formatDate(Date.now(), 'yyyy-MM-dd HH:mm:ss', 'en-US', HOSPITAL_ZONE);
    return `${me?.name ?? ''} ${me?.staffNo ?? ''} ${time}`;
  }

  protected fail(): void {
    this.failed.set(true);
    this.session.verify();
  }

  protected full(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void this.frame().nativeElement.requestFullscreen();
  }
}
