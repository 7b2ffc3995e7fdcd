/** How many words float over the film at once: one cut out of the picture leaves the others. */
const WORDS = 4;
const EVERY = 1000;
/** Of the frame, a second. */
const SPEED = 0.035;

/**
 * Words that wander over a frame, with the present time in them. Whoever takes them out of the page or hides them gets
 * them back at once, drawn anew. It deters, it does not bind: who owns the browser owns what it draws.
 */
export class MovingMark {
  private canvas!: HTMLCanvasElement;
  private readonly guard = new MutationObserver(() => this.restore());
  private readonly resized =
    typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.draw());
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly began = Date.now();

  constructor(
    private readonly frame: HTMLElement,
    private readonly words: () => string,
  ) {
    this.insert();
    this.resized?.observe(frame);
    this.timer = setInterval(() => {
      this.restore();
      this.draw();
    }, EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
    this.guard.disconnect();
    this.resized?.disconnect();
    this.canvas.remove();
  }

  private insert(): void {
    this.guard.disconnect();
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('aria-hidden', 'true');
    this.canvas.setAttribute(
      'style',
      'position:absolute;inset:0;width:100%;height:100%;pointer-events:none;z-index:2',
    );
    this.frame.append(this.canvas);
    this.guard.observe(this.frame, { childList: true });
    this.guard.observe(this.canvas, { attributes: true });
    this.draw();
  }

  private restore(): void {
    const style = getComputedStyle(this.canvas);
    const seen =
      this.canvas.parentElement === this.frame &&
      style.display !== 'none' &&
      style.visibility === 'visible' &&
      Number(style.opacity || 1) === 1 &&
      style.zIndex === '2';
    if (seen) return;
    this.canvas.remove();
    this.insert();
  }

  private draw(): void {
    const { clientWidth: width, clientHeight: height } = this.frame;
    const pen = width === 0 ? null : this.canvas.getContext('2d');
    if (!pen) return;
    const scale = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    // Setting a size clears; both count as a change of attributes, which the guard may look at.
    this.canvas.width = wide;
    this.canvas.height = high;
    pen.scale(scale, scale);
    pen.font = `${Math.max(14, Math.round(width / 52))}px sans-serif`;
    pen.fillStyle = 'rgb(255 255 255 / 34%)';
    pen.shadowColor = 'rgb(0 0 0 / 60%)';
    pen.shadowBlur = 3;
    const text = this.words();
    const length = pen.measureText(text).width;
    const seconds = (Date.now() - this.began) / 1000;
    for (let i = 0; i < WORDS; i++) {
      const x = wander(seconds * SPEED + i * 0.61) * Math.max(0, width - length);
      const y = 24 + wander(seconds * SPEED * 1.3 + i * 0.37 + 0.2) * Math.max(0, height - 48);
      pen.fillText(text, x, y);
    }
  }
}

/** To and fro between 0 and 1. */
export function wander(at: number): number {
  const part = at % 2;
  return part < 1 ? part : 2 - part;
}
