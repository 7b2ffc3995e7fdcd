import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { Reference as ReferenceLists } from '../api/types';
import { english } from './locale';
import { Session } from './session';

const NONE: ReferenceLists = { hospital: '', campuses: [], departments: [], categories: [], states: [] };

/** The hospital's lists, read once per log-in: campuses, departments, categories, states. */
@Injectable({ providedIn: 'root' })
export class Reference {
  private readonly session = inject(Session);
  private readonly read = httpResource<ReferenceLists>(() =>
    this.session.me() ? '/api/reference' : undefined,
  );

  readonly lists = computed(() => (this.read.hasValue() ? this.read.value() : NONE));
  /** In the reader's language, for choosing from. */
  readonly categoriesByName = computed(() => this.lists().categories.map(inOurs));
  private readonly categories = computed(() => new Map(this.categoriesByName().map((c) => [c.code, c.name])));
  private readonly states = computed(
    () =>
      new Map(
        this.lists()
          .states.map(inOurs)
          .map((s) => [s.code, s.name]),
      ),
  );
  private readonly departments = computed(
    () => new Map(this.lists().departments.map((d) => [d.code, d.name])),
  );
  private readonly campuses = computed(() => new Map(this.lists().campuses.map((c) => [c.code, c.name])));

  category(code: string): string {
    return this.categories().get(code) ?? code;
  }

  state(code: string): string | undefined {
    return this.states().get(code);
  }

  department(code: string): string {
    return this.departments().get(code) ?? code;
  }

  campus(code: string): string {
    return this.campuses().get(code) ?? code;
  }
}

function inOurs<T extends { name: string; english: string }>(entry: T): T {
  return english() ? { ...entry, name: entry.english } : entry;
}
