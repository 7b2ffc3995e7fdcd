import { Retouch } from '../api/types';

export const UNTOUCHED: Retouch = {
  quarterTurns: 0,
  skew: 0,
  left: 0,
  top: 0,
  right: 0,
  bottom: 0,
  brightness: 1,
  contrast: 1,
  grey: false,
};

/** Draws a page as the server will develop it, but for the crop, which is shown beside it. */
export function develop(image: HTMLImageElement, retouch: Retouch, canvas: HTMLCanvasElement): void {
  const lies = retouch.quarterTurns % 2 === 1;
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  canvas.width = lies ? height : width;
  canvas.height = lies ? width : height;
  const brush = canvas.getContext('2d');
  if (!brush) return;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.filter = `brightness(${retouch.brightness}) contrast(${retouch.contrast}) grayscale(${retouch.grey ? 1 : 0})`;
  brush.translate(canvas.width / 2, canvas.height / 2);
  brush.rotate((retouch.skew * Math.PI) / 180);
  brush.rotate((retouch.quarterTurns * Math.PI) / 2);
  brush.drawImage(image, -width / 2, -height / 2);
}

/** A small copy of what is drawn, to be measured. */
export function pixelsOf(source: CanvasImageSource, width: number, height: number): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  brush?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return brush?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

/** The crop that two opposite corners span; null where it would leave nothing. */
export function cropOf(a: { x: number; y: number }, b: { x: number; y: number }): Partial<Retouch> | null {
  const [x1, x2] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map(within) as [number, number];
  const [y1, y2] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map(within) as [number, number];
  if (x2 - x1 < 0.05 || y2 - y1 < 0.05) return null;
  return { left: short(x1), right: short(1 - x2), top: short(y1), bottom: short(1 - y2) };
}

const within = (n: number) => Math.min(1, Math.max(0, n));
const short = (n: number) => Math.round(n * 1000) / 1000;

/** Turned a quarter clockwise: what was cut from the left is cut from the top now. */
export function quarter(retouch: Retouch): Retouch {
  return {
    ...retouch,
    quarterTurns: (retouch.quarterTurns + 1) % 4,
    top: retouch.left,
    right: retouch.top,
    bottom: retouch.right,
    left: retouch.bottom,
  };
}
