import { formatDate } from '@angular/common';
import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { HOSPITAL_ZONE } from '../../shared/locale';
import { Session } from '../../shared/session';
import { contentAddress, Shown } from '../record-api';

/**
 * The browser's own player under a watermark. Full screen is our own: the browser's would leave the watermark behind.
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
      <div class="mark" aria-hidden="true" [hidden]="failed()">
        @for (place of places; track place) {
          <span>{{ mark() }}</span>
        }
      </div>
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
    .mark {
      position: absolute;
      inset: 0;
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      align-items: center;
      justify-items: center;
      overflow: hidden;
      pointer-events: none;
    }
    .mark[hidden] {
      display: none;
    }
    .mark span {
      color: rgb(255 255 255 / 26%);
      font-size: 15px;
      white-space: nowrap;
      text-shadow: 0 0 3px rgb(0 0 0 / 45%);
      transform: rotate(-22deg);
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

  protected readonly places = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  protected readonly failed = signal(false);
  protected readonly address = computed(() => contentAddress(this.shown()));
  protected readonly mark = computed(() => {
    const me = this.session.me();
    this.shown();
    return `${me?.name ?? ''} ${me?.staffNo ?? ''} ${formatDate(Date.now(), 'yyyy-MM-dd HH:mm', 'en-US', HOSPITAL_ZONE)}`;
  });

  protected fail(): void {
    this.failed.set(true);
    this.session.verify();
  }

  protected full(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void this.frame().nativeElement.requestFullscreen();
  }
}
