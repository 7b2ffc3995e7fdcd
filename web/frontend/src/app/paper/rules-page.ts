import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { firstValueFrom } from 'rxjs';
import { PaperRules } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { LabelEditor } from './label-editor';
import { PaperApi } from './paper-api';
import { PaperTabs } from './paper-tabs';

/** What a campus says of its paper: which categories must be there. */
@Component({
  selector: 'aj-paper-rules-page',
  imports: [NzButtonComponent, NzIconDirective, LabelEditor, Notice, PaperTabs],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.css',
})
export class RulesPage {
  private readonly api = inject(PaperApi);
  private readonly reference = inject(Reference);
  private readonly session = inject(Session);
  protected readonly campuses = computed(() => this.session.me()?.campuses ?? []);
  protected readonly campus = linkedSignal(() => this.campuses()[0] ?? '');
  protected readonly rules = resource({
    params: () => this.campus() || undefined,
    loader: ({ params }) => firstValueFrom(this.api.rules(params)),
  });
  protected readonly draft = linkedSignal<PaperRules | null>(() =>
    this.rules.hasValue() ? this.rules.value() : null,
  );
  protected readonly categories = this.reference.categoriesByName;
  protected readonly required = computed(() => this.draft()?.required ?? []);
  protected readonly saving = new Command<PaperRules>();
  protected readonly saved = signal(false);
  protected readonly wanted = signal('');

  protected campusName(code: string): string {
    return this.reference.campus(code);
  }

  protected name(code: string | null | undefined): string {
    return this.reference.category(code ?? '');
  }

  protected add(): void {
    const category = this.wanted();
    if (category === '' || this.required().some((one) => one.category === category)) return;
    this.change([...this.required(), { category, onlyOperated: false }]);
    this.wanted.set('');
  }

  protected toggle(category: string | null | undefined): void {
    this.change(
      this.required().map((one) =>
        one.category === category ? { ...one, onlyOperated: !one.onlyOperated } : one,
      ),
    );
  }

  protected remove(category: string | null | undefined): void {
    this.change(this.required().filter((one) => one.category !== category));
  }

  protected set(change: Partial<PaperRules>): void {
    this.saved.set(false);
    this.draft.update((draft) => draft && { ...draft, ...change });
  }

  private change(required: PaperRules['required']): void {
    this.saved.set(false);
    this.draft.update((draft) => draft && { ...draft, required });
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    const kept = await this.saving.run(this.api.setRules(this.campus(), draft));
    if (!kept) return;
    this.rules.set(kept);
    this.saved.set(true);
  }
}
