import { InjectionToken } from '@angular/core';

/** The browser's EventSource, or `null` where there is none. */
export const EVENT_SOURCE = new InjectionToken<typeof EventSource | null>('EVENT_SOURCE', {
  providedIn: 'root',
  factory: () => (typeof EventSource === 'undefined' ? null : EventSource),
});
