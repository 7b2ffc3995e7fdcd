import { Box } from '../../api/types';

export type Zoom = 'width' | 'page' | number;
export type Turn = 0 | 90 | 180 | 270;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One page as displayed, turned already; `ratio` is height to width of the page as it is. */
export interface Sheet extends Size {
  readonly page: number;
  readonly top: number;
  readonly ratio: number;
}

export interface Layout extends Size {
  readonly sheets: readonly Sheet[];
}

export const A4 = Math.SQRT2;
export const STEPS: readonly number[] = [0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
const GAP = 14;
const MARGIN = 16;
const A4_WIDTH = 794;
const WIDEST_FIT = 1240;
const IMAGE_WIDTHS: readonly number[] = [820, 1240, 1860, 2480];

/** Where every page lies. Unknown pages take the shape of the last known one, so that little moves when they arrive. */
export function layOut(
  count: number,
  ratioOf: (page: number) => number,
  zoom: Zoom,
  turn: Turn,
  viewport: Size,
): Layout {
  const sheets: Sheet[] = [];
  let top = MARGIN;
  let width = 0;
  for (let page = 1; page <= count; page++) {
    const ratio = ratioOf(page);
    const size = displayed(ratio, zoom, turn, viewport);
    sheets.push({ page, top, ratio, ...size });
    top += size.height + GAP;
    width = Math.max(width, size.width);
  }
  return { sheets, width: Math.max(viewport.width, width + 2 * MARGIN), height: top - GAP + MARGIN };
}

/** The sheets that touch the window, and one screen around it. */
export function visible(layout: Layout, scrollTop: number, height: number): readonly Sheet[] {
  return layout.sheets.filter((s) => s.top + s.height > scrollTop - height && s.top < scrollTop + 2 * height);
}

/** The page that a reader would call the present one: it holds the line a third down the window. */
export function pageAt(layout: Layout, scrollTop: number, height: number): number {
  const line = scrollTop + height / 3;
  return layout.sheets.findLast((s) => s.top <= line)?.page ?? 1;
}

/** 1 is the size of the paper. */
export function scaleOf(sheet: Sheet, turn: Turn): number {
  return (lies(turn) ? sheet.height : sheet.width) / paperWidth(sheet.ratio);
}

export function step(scale: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? STEPS.find((s) => s > scale + 0.01) : STEPS.findLast((s) => s < scale - 0.01);
  return next ?? scale;
}

/** Few widths, so that the server can keep what it has drawn. */
export function imageWidth(cssWidth: number, density: number): number {
  const wanted = cssWidth * density;
  return IMAGE_WIDTHS.find((w) => w >= wanted * 0.9) ?? 2480;
}

/** A box of the page after the page was turned clockwise. */
export function turned(box: Box, turn: Turn): Box {
  const { x, y, width, height } = box;
  switch (turn) {
    case 0:
      return box;
    case 90:
      return { x: 1 - y - height, y: x, width: height, height: width };
    case 180:
      return { x: 1 - x - width, y: 1 - y - height, width, height };
    case 270:
      return { x: y, y: 1 - x - width, width: height, height: width };
  }
}

export const lies = (turn: Turn): boolean => turn === 90 || turn === 270;

function displayed(ratio: number, zoom: Zoom, turn: Turn, viewport: Size): Size {
  const shape = lies(turn) ? 1 / ratio : ratio;
  const room = Math.min(Math.max(200, viewport.width - 2 * MARGIN), WIDEST_FIT);
  let width: number;
  if (zoom === 'width') width = room;
  else if (zoom === 'page') width = Math.min(room, Math.max(120, viewport.height - 2 * MARGIN) / shape);
  else width = paperWidth(ratio) * zoom * (lies(turn) ? ratio : 1);
  return { width: Math.round(width), height: Math.round(width * shape) };
}

const paperWidth = (ratio: number) => (ratio < 1 ? A4_WIDTH * A4 : A4_WIDTH);
