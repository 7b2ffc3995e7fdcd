import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { pixelsOf } from './developing';
import { greyOf, Hint, hintOf } from './picture-science';

const LOOK = 400;
const MEASURED = 320;

const hints: Readonly<Record<Hint, string>> = {
  ready: $localize`:@@paper.hintReady:可以拍摄`,
  blurred: $localize`:@@paper.hintBlurred:画面模糊，请稳住或重新对焦`,
  corners: $localize`:@@paper.hintCorners:纸张没有拍全，请移动使四角都在画面内`,
  'no-paper': $localize`:@@paper.hintNoPaper:没有看到纸张`,
};

const troubles: Readonly<Record<string, string>> = {
  NotAllowedError: $localize`:@@paper.cameraRefused:浏览器没有使用摄像头的权限，请在地址栏中允许`,
  NotFoundError: $localize`:@@paper.cameraAbsent:没有找到摄像头`,
  NotReadableError: $localize`:@@paper.cameraBusy:摄像头正被其他程序使用`,
  insecure: $localize`:@@paper.cameraInsecure:只有通过 HTTPS 打开时才能使用摄像头`,
};
const otherTrouble = $localize`:@@paper.cameraFailed:摄像头无法启动`;

/** The camera, live, with a hint while it is held; a picture is taken by button, space bar or foot pedal. */
@Component({
  selector: 'aj-camera-stage',
  imports: [NzButtonComponent, NzIconDirective],
  host: { '(document:keydown.space)': 'byKey($event)' },
  template: `
    @if (trouble(); as words) {
      <p role="alert" class="trouble">{{ words }}</p>
      <button nz-button type="button" (click)="start()" i18n="@@notice.again">重试</button>
    }
    <video
      #video
      autoplay
      muted
      playsinline
      aria-label="摄像头画面"
      i18n-aria-label="@@paper.video"
      [hidden]="!!trouble()"
    ></video>
    <div class="bar">
      @if (devices().length > 1) {
        <select #choice aria-label="摄像头" i18n-aria-label="@@paper.camera" (change)="start(choice.value)">
          @for (device of devices(); track device.deviceId) {
            <option [value]="device.deviceId" [selected]="device.deviceId === inUse()">
              {{ device.label || device.deviceId }}
            </option>
          }
        </select>
      }
      <span class="label" role="status" [class.good]="hint() === 'ready'" [class.warn]="hint() !== 'ready'">{{
        hintText()
      }}</span>
      <button nz-button nzType="primary" type="button" [disabled]="!running()" (click)="shoot()">
        <nz-icon nzType="camera" aria-hidden="true" /><span i18n="@@paper.shoot">拍摄（空格）</span>
      </button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
      align-items: center;
      min-height: 0;
      padding: 10px;
    }
    video {
      flex: 1;
      max-width: 100%;
      min-height: 0;
      max-height: calc(100vh - 260px);
      background: #111;
    }
    .bar {
      display: flex;
      gap: 10px;
      align-items: center;
    }
    .trouble {
      padding: 40px 20px 10px;
    }
  `,
})
export class CameraStage {
  readonly taken = output<Blob>();

  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private stream?: MediaStream;
  private readonly reason = signal<string | null>(null);
  protected readonly inUse = signal('');
  protected readonly devices = signal<readonly MediaDeviceInfo[]>([]);
  protected readonly running = signal(false);
  protected readonly hint = signal<Hint>('no-paper');
  protected readonly hintText = computed(() => hints[this.hint()]);
  protected readonly trouble = computed(() => {
    const reason = this.reason();
    return reason === null ? null : (troubles[reason] ?? otherTrouble);
  });

  constructor() {
    setTimeout(() => void this.start());
    const timer = setInterval(() => this.look(), LOOK);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.stop();
    });
  }

  protected async start(deviceId?: string): Promise<void> {
    this.stop();
    this.reason.set(null);
    // Typed as always there, but browsers hide it from pages that came without TLS.
    const media = navigator.mediaDevices as MediaDevices | undefined;
    if (!media) {
      this.reason.set('insecure');
      return;
    }
    try {
      const size = { width: { ideal: 4096 }, height: { ideal: 3072 } };
      const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: 'environment' };
      this.stream = await media.getUserMedia({ video: { ...size, ...which } });
      this.video().nativeElement.srcObject = this.stream;
      this.running.set(true);
      this.inUse.set(this.stream.getVideoTracks()[0]?.getSettings().deviceId ?? '');
      this.devices.set((await media.enumerateDevices()).filter((device) => device.kind === 'videoinput'));
    } catch (error) {
      this.reason.set(error instanceof DOMException ? error.name : 'other');
    }
  }

  private stop(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.running.set(false);
  }

  private look(): void {
    const video = this.video().nativeElement;
    if (!this.running() || video.videoWidth === 0) return;
    const pixels = pixelsOf(video, MEASURED, (MEASURED * video.videoHeight) / video.videoWidth);
    if (pixels) this.hint.set(hintOf(greyOf(pixels)));
  }

  protected byKey(event: Event): void {
    const target = event.target;
    if (target instanceof HTMLElement && target.matches('input, textarea, select, button')) return;
    event.preventDefault();
    this.shoot();
  }

  protected shoot(): void {
    const video = this.video().nativeElement;
    if (!this.running() || video.videoWidth === 0) return;
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    canvas.toBlob((picture) => picture && this.taken.emit(picture), 'image/jpeg', 0.95);
  }
}
