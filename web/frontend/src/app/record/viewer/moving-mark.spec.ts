import { describe, expect, it, vi } from 'vitest';
import { MovingMark, wander } from './moving-mark';

describe('MovingMark', () => {
  it('comes back when somebody takes it out of the page', async () => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = vi.fn();
        disconnect = vi.fn();
      },
    );
    const frame = document.createElement('div');
    document.body.append(frame);
    const mark = new MovingMark(frame, () => '王医生 1001');
    expect(frame.querySelectorAll('canvas')).toHaveLength(1);

    frame.querySelector('canvas')?.remove();
    await vi.waitFor(() => expect(frame.querySelectorAll('canvas')).toHaveLength(1));

    mark.stop();
    expect(frame.querySelectorAll('canvas')).toHaveLength(0);
    frame.remove();
    vi.unstubAllGlobals();
  });

  it('goes to and fro', () => {
    expect([0, 0.5, 1, 1.5, 2].map(wander)).toEqual([0, 0.5, 1, 0.5, 0]);
  });
});
