import { formatDate } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { HOSPITAL_ZONE } from '../../shared/locale';
import { Presence } from '../../shared/presence';
import { Session } from '../../shared/session';
import { filmAddress, posterAddress, Shown } from '../record-api';
import { filmFace, lengthText } from './film-state';
import { MovingMark } from './moving-mark';

/**
 * The browser's own player under a watermark that moves. Full screen is our own: the browser's would leave the watermark behind.
 */
@Component({
  selector: 'aj-video-stage',
  imports: [NzButtonComponent, NzIconDirective],
  template: `
    <div #frame class="frame">
      @if (face() === 'converting') {
        <div class="waiting" role="status">
          @if (poster()) {
            <img [src]="poster()" alt="" />
          }
          <p i18n="@@video.converting">正在转换为浏览器可播放的格式</p>
          @if (percent() !== undefined) {
            <progress max="100" [value]="percent()" [attr.aria-label]="converting"></progress>
          }
          <p class="note" i18n="@@video.convertingHint">原件已完好入库。转换完成后重新打开此文书即可播放。</p>
        </div>
      } @else if (failed() || face() === 'failed') {
        <div class="waiting" role="alert">
          <p i18n="@@video.failed">此视频无法在浏览器中播放</p>
          <p class="note" i18n="@@video.failedHint">原件完好保存在库中，有下载权限者可下载后播放。</p>
        </div>
      } @else {
        <video
          controls
          controlslist="nodownload nofullscreen noremoteplayback"
          disablepictureinpicture
          preload="metadata"
          [src]="address()"
          [poster]="poster()"
          [attr.aria-label]="shown().document.title"
          (contextmenu)="$event.preventDefault()"
          (error)="fail()"
          (timeupdate)="presence.seen()"
        ></video>
      }
      @if (length(); as long) {
        <span class="length" i18n="@@video.length">时长 {{ long }}</span>
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
    .waiting {
      display: grid;
      gap: 12px;
      max-width: 80%;
      justify-items: center;
      text-align: center;
    }
    .waiting img {
      max-width: 480px;
      max-height: 50vh;
      opacity: 0.6;
    }
    .waiting p {
      margin: 0;
    }
    .waiting progress {
      width: 280px;
    }
    .note {
      color: #a9b8b5;
      font-size: 13px;
    }
    .length {
      position: absolute;
      top: 14px;
      left: 14px;
      padding: 2px 8px;
      color: #e9eeec;
      background: rgb(0 0 0 / 45%);
      border-radius: 3px;
      font-size: 13px;
      pointer-events: none;
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
  protected readonly presence = inject(Presence);
  readonly shown = input.required<Shown>();
  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');

  protected readonly failed = linkedSignal({ source: this.shown, computation: () => false });
  protected readonly converting = $localize`:@@video.converting:正在转换为浏览器可播放的格式`;
  protected readonly face = computed(() => filmFace(this.shown().version));
  protected readonly percent = computed(() => this.shown().version.film?.percent);
  protected readonly poster = computed(() =>
    this.shown().version.film?.poster ? posterAddress(this.shown()) : '',
  );
  protected readonly length = computed(() => {
    const millis = this.shown().version.film?.millis ?? 0;
    return millis > 0 ? lengthText(millis) : '';
  });
  protected readonly address = computed(() => filmAddress(this.shown()));

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
