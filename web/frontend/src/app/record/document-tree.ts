import { DatePipe } from '@angular/common';
import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { ArchivedDocument, ClosedPart } from '../api/types';
import { english } from '../shared/locale';
import { Scanned } from '../shared/scanned';
import { Chapter, kindOf, versionOf } from './binding-order';

/** The record as it would be bound: categories in order, documents inside. */
@Component({
  selector: 'aj-document-tree',
  imports: [DatePipe, NzIconDirective, Scanned],
  host: { '(keydown)': 'walk($event)' },
  templateUrl: './document-tree.html',
  styleUrl: './document-tree.css',
})
export class DocumentTree {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly chapters = input.required<readonly Chapter[]>();
  readonly closed = input<readonly ClosedPart[]>([]);
  readonly open = input<string>();
  readonly chosen = output<string>();

  protected readonly wanted = signal('');
  protected readonly folded = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() => {
    const wanted = this.wanted().trim().toLowerCase();
    return this.chapters()
      .map((chapter) => ({
        ...chapter,
        folded: wanted === '' && this.folded().has(chapter.code),
        documents: chapter.documents
          .filter((d) => wanted === '' || `${chapter.name}${d.title}`.toLowerCase().includes(wanted))
          .map((d) => ({ ...d, shape: shape(d), pages: versionOf(d, null)?.pageCount ?? null })),
      }))
      .filter((chapter) => chapter.documents.length > 0);
  });
  protected readonly count = computed(() => this.chapters().reduce((sum, c) => sum + c.documents.length, 0));

  protected nameOf(part: ClosedPart): string {
    return english() ? part.categoryNameEnglish : part.categoryName;
  }

  protected fold(code: string): void {
    this.folded.update((folded) => {
      const next = new Set(folded);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }

  /** Up and down walk through the rows, as in any tree. */
  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const rows = [...this.host.nativeElement.querySelectorAll<HTMLElement>('.row')];
    const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }
}

function shape(document: ArchivedDocument) {
  const version = versionOf(document, null);
  if (version && kindOf(version.mediaType) === 'video') {
    return { icon: 'video-camera', name: $localize`:@@origin.video:视频` };
  }
  return document.origin === 'SCANNED'
    ? { icon: 'scan', name: $localize`:@@origin.scanned:扫描件` }
    : { icon: 'file-text', name: $localize`:@@origin.collected:电子采集` };
}
