import { DatePipe } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { SearchHit } from '../api/types';
import { ageText, sexName } from '../shared/codes';
import { Reference } from '../shared/reference';
import { Scanned } from '../shared/scanned';
import { StateLabel } from '../shared/state-label';
import { RecordTrace } from '../trace/record-trace';

const SHOWN = 3;

/** One record of the result, with its best pages. */
@Component({
  selector: 'aj-hit-card',
  imports: [DatePipe, RouterLink, NzIconDirective, RecordTrace, Scanned, StateLabel],
  templateUrl: './hit-card.html',
  styleUrl: './hit-card.css',
})
export class HitCard {
  private readonly reference = inject(Reference);
  readonly hit = input.required<SearchHit>();
  /** The opaque word that stands for the text searched for. */
  readonly word = input<string | null>(null);

  protected readonly record = computed(() => this.hit().record);
  protected readonly sex = computed(() => sexName(this.record().sex));
  protected readonly age = computed(() => ageText(this.record().age));
  protected readonly nameless = $localize`:@@record.nameless:姓名待补`;
  protected readonly pages = computed(() =>
    this.hit()
      .pages.slice(0, SHOWN)
      .map((page) => ({
        ...page,
        categoryName: this.reference.category(page.category),
        key: `${page.documentId}/${page.version}/${page.page}`,
        params: { document: page.documentId, version: page.version, page: page.page, s: this.word() },
      })),
  );
  protected readonly further = computed(() => this.hit().pageHits - this.pages().length);
}
