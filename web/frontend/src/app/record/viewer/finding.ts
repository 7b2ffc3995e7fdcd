import { computed, linkedSignal, Signal } from '@angular/core';
import { Box, Match } from '../../api/types';
import { Mark } from './page-sheet';

interface Spot {
  readonly page: number;
  readonly boxes: readonly Box[];
}

/** Where the words stand in the document, and which place is looked at. Starts at the page being read. */
export class Finding {
  readonly at;
  /** Where to go; told anew with each step, also to the place where one is. */
  readonly spot;
  private readonly going;
  readonly spots: Signal<readonly Spot[]>;
  readonly marks: Signal<ReadonlyMap<number, readonly Mark[]>>;

  constructor(matches: Signal<readonly Match[]>, startPage: () => number) {
    this.spots = computed(() => matches().map(({ page, boxes }) => ({ page, boxes })));
    this.going = linkedSignal({
      source: this.spots,
      computation: (spots) => ({
        at: Math.max(
          0,
          spots.findIndex((spot) => spot.page >= startPage()),
        ),
      }),
    });
    this.at = computed(() => this.going().at);
    this.spot = computed(() => {
      const spot = this.spots()[this.going().at];
      return spot && { ...spot };
    });
    this.marks = computed(() => {
      const marks = new Map<number, Mark[]>();
      this.spots().forEach((spot, index) => {
        const onPage = marks.get(spot.page) ?? [];
        onPage.push(...spot.boxes.map((box) => ({ box, current: index === this.at() })));
        marks.set(spot.page, onPage);
      });
      return marks;
    });
  }

  step(direction: 1 | -1): void {
    const count = this.spots().length;
    if (count > 0) this.going.update(({ at }) => ({ at: (at + direction + count) % count }));
  }
}
