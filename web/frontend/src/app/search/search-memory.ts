import { Injectable } from '@angular/core';
import { SearchHit, SearchResult } from '../api/types';
import { Snapshot } from '../shared/cursor-list';

const FRESH = 5 * 60_000;

/** The list as it was left, for coming back to the same line. In memory only, and for one person. */
@Injectable({ providedIn: 'root' })
export class SearchMemory {
  private left?: { key: string; at: number; list: Snapshot<SearchResult, SearchHit>; scrollTop: number };

  leave(key: string, list: Snapshot<SearchResult, SearchHit>, scrollTop: number): void {
    this.left = { key, at: Date.now(), list, scrollTop };
  }

  take(key: string) {
    const left = this.left;
    this.left = undefined;
    return left?.key === key && Date.now() - left.at < FRESH ? left : undefined;
  }
}
