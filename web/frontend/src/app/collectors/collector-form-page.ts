import { httpResource } from '@angular/common/http';
import { Component, computed, effect, ElementRef, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { CollectorSettings, MappedField, ScheduleWindow } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { CollectorBox } from './box';
import { boxes, sections } from './collector-boxes';
import { Box, Draft, draftOf, formOf, usual } from './collector-draft';
import { collectorAddress, CollectorsApi } from './collectors-api';
import { MappingRows } from './mapping-rows';
import { WindowRows } from './window-rows';

/** Sets up a collector, or changes one. Secrets are typed, never shown. */
@Component({
  selector: 'aj-collector-form-page',
  imports: [RouterLink, NzAlertComponent, NzButtonComponent, CollectorBox, MappingRows, Notice, WindowRows],
  templateUrl: './collector-form-page.html',
  styleUrl: './collectors.css',
})
export class CollectorFormPage {
  private readonly api = inject(CollectorsApi);
  private readonly router = inject(Router);
  private readonly message = inject(NzMessageService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly lists = inject(Reference).lists;

  /** Absent for a new one. */
  readonly id = input<string>();
  protected readonly known = httpResource<CollectorSettings>(() => {
    const id = this.id();
    return id === undefined ? undefined : collectorAddress(id);
  });
  protected readonly draft = signal<Draft>(usual);
  protected readonly fields = signal<readonly MappedField[]>([]);
  protected readonly windows = signal<readonly ScheduleWindow[]>([]);
  protected readonly command = new Command<CollectorSettings>();
  protected readonly sections = sections;
  private readonly version = computed(() => (this.known.hasValue() ? this.known.value().version : 0));
  private readonly kept = computed(() => (this.known.hasValue() ? this.known.value().secrets : []));

  constructor() {
    effect(() => {
      if (!this.known.hasValue()) return;
      const { plan } = this.known.value();
      untracked(() => {
        this.draft.set(draftOf(plan));
        this.fields.set(plan.mapping.fields);
        this.windows.set(plan.schedule.windows);
      });
    });
    effect(() => {
      const [first] = this.lists().campuses;
      if (first && untracked(this.draft)['campus'] === '') this.set('campus', first.code);
    });
  }

  protected shown(box: Box): boolean {
    return box.when?.(this.draft()) ?? true;
  }

  /** The campuses are the hospital's, the rest of the boxes is always the same. */
  protected filled(box: Box): Box {
    if (box.name !== 'campus') return box;
    const options = this.lists().campuses.map(({ code, name }) => ({ value: code, label: name }));
    return { ...box, options };
  }

  protected isKept(box: Box): boolean {
    return this.kept().some((secret) => box.name === `secrets.${secret}`);
  }

  protected fault(name: string): string {
    const problem = this.command.problem();
    return problem?.field === name ? problem.message : '';
  }

  protected rowFault(which: 'mapping.fields' | 'schedule.windows'): string {
    const problem = this.command.problem();
    return problem?.field?.startsWith(which) ? problem.message : '';
  }

  protected set(name: string, value: unknown): void {
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  protected async save(): Promise<void> {
    const form = formOf(boxes, this.draft(), this.fields(), this.windows(), this.version());
    const id = this.id();
    const deed = id === undefined ? this.api.add(form) : this.api.change(id, form);
    const saved = await this.command.run(deed);
    if (saved === undefined) {
      this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    this.message.success($localize`:@@people.saved:已保存，立即生效`);
    await this.router.navigate(['/collectors', saved.id]);
  }
}
