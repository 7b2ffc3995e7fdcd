import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { Reference as ReferenceLists } from '../api/types';
import { Session } from './session';

const NONE: ReferenceLists = { campuses: [], departments: [], categories: [], sources: [], states: [] };

/** The hospital's lists, read once per log-in: campuses, departments, categories. */
@Injectable({ providedIn: 'root' })
export class Reference {
  private readonly session = inject(Session);
  private readonly read = httpResource<ReferenceLists>(() =>
    this.session.me() ? '/api/reference' : undefined,
  );

  readonly lists = computed(() => (this.read.hasValue() ? this.read.value() : NONE));
  private readonly categories = computed(() => new Map(this.lists().categories.map((c) => [c.code, c.name])));
  private readonly departments = computed(
    () => new Map(this.lists().departments.map((d) => [d.code, d.name])),
  );
  private readonly campuses = computed(() => new Map(this.lists().campuses.map((c) => [c.code, c.name])));

  category(code: string): string {
    return this.categories().get(code) ?? code;
  }

  department(code: string): string {
    return this.departments().get(code) ?? code;
  }

  campus(code: string): string {
    return this.campuses().get(code) ?? code;
  }
}
