import { httpResource } from '@angular/common/http';
import { computed, effect, Injectable } from '@angular/core';
import { ours } from './locale';

interface HospitalCard {
  name: { zh: string; en: string };
  theme?: string;
}

/** The hospital's name and colour: a public card (`/hospital.json`) that the log-in page may show. */
@Injectable({ providedIn: 'root' })
export class Hospital {
  private readonly card = httpResource<HospitalCard>(() => '/hospital.json');

  readonly name = computed(() => (this.card.hasValue() ? ours(this.card.value().name) : ''));

  constructor() {
    effect(() => {
      const theme = this.card.hasValue() ? (this.card.value().theme ?? '') : '';
      if (/^#[0-9a-f]{6}$/i.test(theme)) document.documentElement.style.setProperty('--theme', theme);
    });
  }
}
