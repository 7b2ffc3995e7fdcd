import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { firstValueFrom } from 'rxjs';
import { ReviewView, VerdictOutcome } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Defect, defectNames, ReviewApi, ReviewMark } from './review-api';

interface Sheet {
  readonly id: string | null;
  readonly number: number;
  readonly category: string;
  readonly address: string;
}

/** Every page as the record has it, watermarked; marks say what is wrong. */
@Component({
  selector: 'aj-review-page',
  imports: [RouterLink, NzButtonComponent, NzIconDirective, Notice],
  templateUrl: './review-page.html',
  styleUrl: './review-page.css',
})
export class ReviewPage {
  private readonly api = inject(ReviewApi);
  private readonly router = inject(Router);
  private readonly reference = inject(Reference);
  readonly id = input.required<string>();
  protected readonly found = resource({
    params: () => this.id(),
    loader: ({ params }) => firstValueFrom(this.api.review(params)),
  });
  protected readonly view = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly due = computed(() => ['FIRST', 'AGAIN'].includes(this.view()?.scan.review?.state ?? ''));
  protected readonly sheets = computed(() => sheetsOf(this.view(), (code) => this.reference.category(code)));
  protected readonly marks = signal<readonly ReviewMark[]>([]);
  protected readonly before = computed(() => this.view()?.scan.review?.marks ?? []);
  protected readonly judging = new Command<VerdictOutcome>();
  protected readonly outcome = signal<VerdictOutcome | null>(null);
  protected readonly t = { defect: $localize`:@@review.marks:问题` };
  protected readonly defects = Object.entries(defectNames).map(([code, name]) => ({
    code: code as Defect,
    name,
  }));

  protected nameOf(defect: string): string {
    return defectNames[defect as Defect];
  }

  protected pageOf(id: string | null | undefined): string {
    const sheet = this.sheets().find((one) => one.id === id);
    return sheet ? `${sheet.number}` : '';
  }

  protected add(page: string | null, defect: string, note: string): void {
    if (defect === '') return;
    this.marks.update((marks) => [...marks, { page, defect: defect as Defect, note: note.trim() || null }]);
  }

  protected remove(mark: ReviewMark): void {
    this.marks.update((marks) => marks.filter((one) => one !== mark));
  }

  protected marksOf(page: string | null): readonly ReviewMark[] {
    return this.marks().filter((mark) => mark.page === page);
  }

  protected async judge(): Promise<void> {
    const view = this.view();
    if (!view) return;
    const outcome = await this.judging.run(this.api.judge(view, this.marks()));
    if (!outcome) return;
    this.outcome.set(outcome);
    this.marks.set([]);
    this.found.reload();
  }

  protected back(): void {
    void this.router.navigate(['/paper/reviews']);
  }
}

/** The documents' pages in their order, beside the pages they were made of. */
function sheetsOf(view: ReviewView | null, category: (code: string) => string): readonly Sheet[] {
  if (!view) return [];
  const kept = view.scan.pages.filter((page) => !page.separator);
  const sheets: Sheet[] = [];
  for (const made of view.scan.documents) {
    for (let n = 1; n <= made.pages; n++) {
      sheets.push({
        id: kept[sheets.length]?.id ?? null,
        number: sheets.length + 1,
        category: category(made.category),
        address: `/api/documents/${encodeURIComponent(made.documentId)}/versions/${made.version}/pages/${n}?width=1000`,
      });
    }
  }
  return sheets;
}
