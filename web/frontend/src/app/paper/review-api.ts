import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { ReviewList, ReviewView, VerdictOutcome, WorkRows } from '../api/types';

export type ReviewState = 'FIRST' | 'AGAIN' | 'REJECTED' | 'PASSED';
export type Defect =
  | 'BLURRED'
  | 'CROOKED'
  | 'CUT_OFF'
  | 'TOO_DARK'
  | 'TOO_BRIGHT'
  | 'WRONG_ORDER'
  | 'WRONG_CATEGORY'
  | 'WRONG_PATIENT'
  | 'PAGE_MISSING'
  | 'OTHER';

export interface ReviewMark {
  readonly page: string | null;
  readonly defect: Defect;
  readonly note: string | null;
}

export const defectNames: Readonly<Record<Defect, string>> = {
  BLURRED: $localize`:@@defect.blurred:模糊`,
  CROOKED: $localize`:@@defect.crooked:歪斜`,
  CUT_OFF: $localize`:@@defect.cutOff:拍摄不全`,
  TOO_DARK: $localize`:@@defect.tooDark:过暗`,
  TOO_BRIGHT: $localize`:@@defect.tooBright:过亮`,
  WRONG_ORDER: $localize`:@@defect.wrongOrder:次序错误`,
  WRONG_CATEGORY: $localize`:@@defect.wrongCategory:归类错误`,
  WRONG_PATIENT: $localize`:@@defect.wrongPatient:非本患者`,
  PAGE_MISSING: $localize`:@@defect.pageMissing:缺页`,
  OTHER: $localize`:@@defect.other:其他`,
};

const review = (id: string) => `/api/paper/reviews/${encodeURIComponent(id)}`;

/** Image review, and how much was done. */
@Injectable({ providedIn: 'root' })
export class ReviewApi {
  private readonly http = inject(HttpClient);

  list(list: ReviewState): Observable<ReviewList> {
    return this.http.get<ReviewList>('/api/paper/reviews', { params: { list } });
  }

  review(id: string): Observable<ReviewView> {
    return this.http.get<ReviewView>(review(id));
  }

  judge(view: ReviewView, marks: readonly ReviewMark[]): Observable<VerdictOutcome> {
    const headers = { 'If-Match': `"${view.scan.revision}"` };
    return this.http.post<VerdictOutcome>(`${review(view.scan.id)}/verdict`, { marks }, { headers });
  }

  workload(from: string, to: string, campus: string): Observable<WorkRows> {
    return this.http.get<WorkRows>('/api/paper/workload', { params: { from, to, campus } });
  }

  workloadFile(from: string, to: string, campus: string): Observable<Blob> {
    const params = { from, to, campus };
    return this.http.get('/api/paper/workload/export', { params, responseType: 'blob' });
  }
}
