import { Injectable } from '@angular/core';

const KEY = 'anjuan.kept';
const LIMIT = 40;

/**
 * What was typed into the search box may name a patient, so it never stands in an address. It is kept in this tab, and the
 * address holds an opaque word for it: going back, reloading and changing the language still find it.
 */
@Injectable({ providedIn: 'root' })
export class KeptText {
  keep(text: string): string | null {
    if (text === '') return null;
    const kept = this.all().filter(([, value]) => value !== text);
    const word = this.all().find(([, value]) => value === text)?.[0] ?? newWord();
    sessionStorage.setItem(KEY, JSON.stringify([[word, text], ...kept].slice(0, LIMIT)));
    return word;
  }

  of(word: string | null): string {
    return this.all().find(([key]) => key === word)?.[1] ?? '';
  }

  private all(): readonly [string, string][] {
    try {
      return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, string][];
    } catch {
      return [];
    }
  }
}

const newWord = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (b) => b.toString(36).padStart(2, '0')).join('');
