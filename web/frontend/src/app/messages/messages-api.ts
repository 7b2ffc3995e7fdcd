import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { ListenerForm, Listener, Message, MessageList, MessageText, ViewTrial } from '../api/types';

export interface MessageQuestion {
  readonly listener: string;
  readonly type: string;
  readonly state: string;
  readonly from: string;
  readonly to: string;
}

/** What other systems have sent, and the ends where it comes in. */
@Injectable({ providedIn: 'root' })
export class MessagesApi {
  private readonly http = inject(HttpClient);

  list(asked: MessageQuestion, cursor: string | null): Observable<MessageList> {
    const params: Record<string, string> = {};
    if (asked.listener) params['listener'] = asked.listener;
    if (asked.type) params['type'] = asked.type;
    if (asked.state) params['state'] = asked.state;
    if (asked.from) params['from'] = new Date(`${asked.from}T00:00:00`).toISOString();
    if (asked.to) params['to'] = new Date(`${asked.to}T23:59:59.999`).toISOString();
    if (cursor) params['cursor'] = cursor;
    return this.http.get<MessageList>('/api/messages', { params });
  }

  text(id: string): Observable<MessageText> {
    return this.http.get<MessageText>(`/api/messages/${encodeURIComponent(id)}`);
  }

  replay(id: string): Observable<Message> {
    return this.http.post<Message>(`/api/messages/${encodeURIComponent(id)}/replay`, null);
  }

  save(code: string, form: ListenerForm): Observable<Listener> {
    return this.http.put<Listener>(`/api/listeners/${encodeURIComponent(code)}`, form);
  }

  /** The first rows of a database's view and what would become of them; nothing is taken in. */
  tryOut(code: string): Observable<ViewTrial> {
    return this.http.post<ViewTrial>(`/api/listeners/${encodeURIComponent(code)}/trial`, null);
  }

  /** Has a view read at once. */
  run(code: string): Observable<unknown> {
    return this.http.post<unknown>(`/api/listeners/${encodeURIComponent(code)}/runs`, null);
  }
}
