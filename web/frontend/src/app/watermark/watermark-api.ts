import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  CampusWatermarks,
  MarkReading,
  WatermarkDraft,
  WatermarkHistory,
  WatermarkVersion,
} from '../api/types';

@Injectable({ providedIn: 'root' })
export class WatermarkApi {
  private readonly http = inject(HttpClient);

  all(): Observable<CampusWatermarks> {
    return this.http.get<CampusWatermarks>('/api/watermark/templates');
  }

  history(campus: string): Observable<WatermarkHistory> {
    return this.http.get<WatermarkHistory>(`/api/watermark/templates/${encodeURIComponent(campus)}/history`);
  }

  change(campus: string, version: number, settings: WatermarkDraft): Observable<WatermarkVersion> {
    return this.http.put<WatermarkVersion>(`/api/watermark/templates/${encodeURIComponent(campus)}`, {
      version,
      settings,
    });
  }

  preview(draft: WatermarkDraft): Observable<Blob> {
    return this.http.post('/api/watermark/preview', draft, { responseType: 'blob' });
  }

  read(picture: File): Observable<MarkReading> {
    return this.http.post<MarkReading>('/api/watermark/reading', picture, {
      headers: { 'Content-Type': picture.type },
    });
  }
}
