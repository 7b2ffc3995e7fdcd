import { HttpRequest } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import axe from 'axe-core';
import { provideNzNoAnimation } from 'ng-zorro-antd/core/animation';
import { expect, vi } from 'vitest';
import { Me } from '../app/api/types';
import { appConfig } from '../app/app.config';
import { WALL_CHARTS } from '../app/monitoring/wall/wall-chart';
import { EVENT_SOURCE } from '../app/shared/event-source';
import { CHART_ENGINE } from '../app/system/throughput-chart';
import { reference } from './samples';

/** jsdom draws nothing. */
const noChart = { setOption: () => undefined, resize: () => undefined, dispose: () => undefined };

/** The real application at an address, with a server that the test plays. */
export class Bench {
  readonly http = TestBed.inject(HttpTestingController);
  readonly router = TestBed.inject(Router);

  /** Waits for the request and answers it. */
  async answer(url: string, body: unknown, status = 200): Promise<HttpRequest<unknown>> {
    const request = await this.request(url);
    if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush(body as object, { status, statusText: `${status}` });
    await this.settle();
    return request.request;
  }

  async request(url: string): Promise<TestRequest> {
    return vi.waitFor(
      () => {
        const [request] = this.http.match((r) => r.url === url);
        if (!request) throw new Error(`not asked: ${url}`);
        return request;
      },
      { timeout: 20_000, interval: 5 },
    );
  }

  async settle(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  }
}

export async function open(url: string, me: Me | null, providers: Provider[] = []): Promise<Bench> {
  const bench = await openBare(url, me, providers);
  await bench.answer('/hospital.json', { name: { zh: '安和医院', en: 'Anhe Hospital' }, theme: '' });
  if (me) await bench.answer('/api/reference', reference);
  return bench;
}

/** A page outside the frame: it asks for neither the hospital's card nor its lists. */
export async function openBare(url: string, me: Me | null, providers: Provider[] = []): Promise<Bench> {
  TestBed.configureTestingModule({
    providers: [
      ...appConfig.providers,
      provideHttpClientTesting(),
      provideNzNoAnimation(),
      { provide: EVENT_SOURCE, useValue: null },
      { provide: CHART_ENGINE, useValue: () => Promise.resolve({ open: () => noChart }) },
      {
        provide: WALL_CHARTS,
        useValue: () => Promise.resolve({ open: () => noChart, draw: () => undefined }),
      },
      ...providers,
    ],
  });
  if (me) localStorage.setItem('anjuan.session', '1');
  const bench = new Bench();
  const harness = await RouterTestingHarness.create();
  const arriving = harness.navigateByUrl(url);
  if (me) await bench.answer('/api/me', me);
  await arriving;
  return bench;
}

/** Contrast needs a real screen: the journeys look at that. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: {
      'color-contrast': { enabled: false },
      'document-title': { enabled: false },
      region: { enabled: false },
    },
  });
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
}

export function problem(name: string, zh: string, more: object = {}) {
  return { type: `urn:anjuan:problem:${name}`, messages: { zh, en: name }, ...more };
}
