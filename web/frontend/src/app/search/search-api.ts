import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { EMPTY, expand, map, Observable, reduce } from 'rxjs';
import { SearchHit, SearchResult } from '../api/types';
import { Criteria, toQuery } from './criteria';

export const EXPORT_LIMIT = 1000;

@Injectable({ providedIn: 'root' })
export class SearchApi {
  private readonly http = inject(HttpClient);

  search(criteria: Criteria, cursor: string | null, size = 20): Observable<SearchResult> {
    return this.http.get<SearchResult>('/api/search', { params: toQuery(criteria, cursor, size) });
  }

  /** The list from its beginning, at most {@link EXPORT_LIMIT} records. */
  all(criteria: Criteria): Observable<readonly SearchHit[]> {
    let got = 0;
    return this.search(criteria, null, 100).pipe(
      expand((slice) => {
        got += slice.hits.length;
        return slice.next && got < EXPORT_LIMIT ? this.search(criteria, slice.next, 100) : EMPTY;
      }),
      reduce((hits: readonly SearchHit[], slice) => [...hits, ...slice.hits], []),
      map((hits) => hits.slice(0, EXPORT_LIMIT)),
    );
  }
}
