import { DOCUMENT, formatDate } from '@angular/common';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSkeletonComponent } from 'ng-zorro-antd/skeleton';
import { NzSpinComponent } from 'ng-zorro-antd/spin';
import { map } from 'rxjs';
import { SearchHit, SearchResult } from '../api/types';
import { Command } from '../shared/command';
import { save } from '../shared/csv';
import { CursorList } from '../shared/cursor-list';
import { KeptText } from '../shared/kept-text';
import { LastSearch } from '../shared/last-search';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { TakeAway } from '../shared/take-away';
import { WhenVisible } from '../shared/when-visible';
import { Criteria, fromAddress, isBlank, NOTHING, Order, orderOf, toAddress } from './criteria';
import { DischargeRange } from './discharge-range';
import { FacetPanel } from './facet-panel';
import { FilterChips } from './filter-chips';
import { HitCard } from './hit-card';
import { HowToAsk } from './how-to-ask';
import { recordListCsv } from './record-list-csv';
import { EXPORT_LIMIT, SearchApi } from './search-api';
import { SearchMemory } from './search-memory';

@Component({
  selector: 'aj-search-page',
  imports: [
    NzButtonComponent,
    NzIconDirective,
    NzSkeletonComponent,
    NzSpinComponent,
    DischargeRange,
    FacetPanel,
    FilterChips,
    HitCard,
    HowToAsk,
    Notice,
    WhenVisible,
  ],
  templateUrl: './search-page.html',
  styleUrl: './search-page.css',
})
export class SearchPage {
  private readonly api = inject(SearchApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly kept = inject(KeptText);
  private readonly memory = inject(SearchMemory);
  private readonly last = inject(LastSearch);
  private readonly reference = inject(Reference);
  private readonly session = inject(Session);
  private readonly taking = inject(TakeAway);
  private readonly document = inject(DOCUMENT);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly word = toSignal(this.route.queryParamMap.pipe(map((params) => params.get('s'))), {
    requireSync: true,
  });
  protected readonly criteria = toSignal(
    this.route.queryParamMap.pipe(map((params) => fromAddress(params, (word) => this.kept.of(word)))),
    { requireSync: true },
  );
  protected readonly blank = computed(() => isBlank(this.criteria()));
  protected readonly order = computed(() => orderOf(this.criteria()));
  protected readonly typed = signal('');
  protected readonly mayTake = this.session.may('DOCUMENT_DOWNLOAD');
  /** Records to be exported, by their ids: another search begins with none. */
  protected readonly picked = linkedSignal<Criteria, ReadonlySet<string>>({
    source: this.criteria,
    computation: () => new Set(),
  });
  protected readonly exporting = new Command<readonly SearchHit[]>();
  protected readonly exportLimit = EXPORT_LIMIT;
  protected readonly list = new CursorList<SearchResult, SearchHit>(
    (cursor) => this.api.search(this.criteria(), cursor),
    (slice) => slice.hits,
  );
  protected readonly total = computed(() => {
    const result = this.list.first();
    if (!result) return '';
    const count = result.total.toLocaleString();
    return result.totalIsLowerBound
      ? $localize`:@@search.totalAtLeast:至少 ${count}:count: 份病案`
      : $localize`:@@search.total:共 ${count}:count: 份病案`;
  });

  constructor() {
    effect(() => {
      const criteria = this.criteria();
      untracked(() => {
        this.typed.set(criteria.text);
        if (isBlank(criteria)) {
          this.list.clear();
          this.last.address.set(null);
          setTimeout(() => this.box().nativeElement.focus());
        } else {
          this.last.address.set(this.router.url);
          this.resume();
        }
      });
    });
    inject(DestroyRef).onDestroy(() => {
      // While another answer is under way, what is shown still belongs to the question before.
      if (this.list.first() && this.list.loading() !== 'first')
        this.memory.leave(this.key, this.list.snapshot(), this.scroller?.scrollTop ?? 0);
    });
  }

  /** Back from a record: the same list at the same line. Otherwise a new answer from the server. */
  private resume(): void {
    this.key = `${this.session.me()?.username} ${this.router.url}`;
    const left = this.memory.take(this.key);
    if (!left) {
      this.list.restart();
      return;
    }
    this.list.adopt(left.list);
    setTimeout(() => this.scroller?.scrollTo({ top: left.scrollTop }));
  }

  private key = '';

  private get scroller(): HTMLElement | null {
    return this.document.getElementById('content');
  }

  protected search(): void {
    const text = this.typed().trim();
    if (text === this.criteria().text) {
      if (!this.blank()) this.list.restart();
      return;
    }
    this.ask({ ...this.criteria(), text, order: null });
  }

  protected clear(): void {
    this.typed.set('');
    this.ask(NOTHING);
  }

  protected ask(criteria: Criteria): void {
    const queryParams = toAddress(criteria, (text) => this.kept.keep(text));
    void this.router.navigate([], { relativeTo: this.route, queryParams });
  }

  protected sort(order: Order): void {
    this.ask({ ...this.criteria(), order });
  }

  protected pick(id: string): void {
    const picked = new Set(this.picked());
    if (!picked.delete(id)) picked.add(id);
    this.picked.set(picked);
  }

  protected pickAll(): void {
    const all = this.list.items().map((hit) => hit.record.id);
    this.picked.set(new Set(this.picked().size < all.length ? all : []));
  }

  protected takeAway(): void {
    this.taking.choose({ records: [...this.picked()], documents: [] });
  }

  protected async export(): Promise<void> {
    const hits = await this.exporting.run(this.api.all(this.criteria()));
    if (!hits) return;
    const list = recordListCsv(hits, (code) => this.reference.state(code));
    save(list, `anjuan-${formatDate(Date.now(), 'yyyyMMdd-HHmm', 'en-US')}.csv`);
  }
}
