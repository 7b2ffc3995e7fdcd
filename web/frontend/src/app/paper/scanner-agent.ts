import { Injectable } from '@angular/core';
import { ours } from '../shared/locale';

/** The station's agent on this computer; the server's security policy names the same address. */
const AGENT = 'http://127.0.0.1:18622';
const KEPT = 'anjuan.scanner.pairing';

export interface Scanner {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly string[];
}

export interface ScanOrder {
  readonly scanner: string;
  readonly resolution: number;
  readonly colour: boolean;
  readonly feeder: boolean;
}

/** Why the agent does not do what it was asked. */
export class AgentRefusal extends Error {
  constructor(
    readonly unpaired: boolean,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Scanners of this computer, through the agent of its station. It is no part of the archive: neither session nor
 * interceptors are for it. The pairing code stays in this browser.
 */
@Injectable({ providedIn: 'root' })
export class ScannerAgent {
  paired(): boolean {
    return localStorage.getItem(KEPT) !== null;
  }

  pair(code: string): void {
    localStorage.setItem(KEPT, code.trim().toUpperCase());
  }

  async scanners(): Promise<readonly Scanner[]> {
    const answer = await asked('GET', '/scanners');
    return ((await answer.json()) as { scanners: readonly Scanner[] }).scanners;
  }

  /** Scans, page by page, until there are none or `stopped` says so. */
  async scan(order: ScanOrder, take: (page: Blob) => Promise<void>, stopped: () => boolean): Promise<void> {
    const begun = await asked('POST', '/scans', order);
    const { id } = (await begun.json()) as { id: string };
    while (!stopped()) {
      const page = await asked('GET', `/scans/${id}/next`);
      if (page.status === 204) return;
      await take(await page.blob());
    }
    await asked('DELETE', `/scans/${id}`);
  }
}

async function asked(method: string, path: string, body?: object): Promise<Response> {
  const answer = await fetch(AGENT + path, {
    method,
    headers: {
      'X-Anjuan-Pairing': localStorage.getItem(KEPT) ?? '',
      ...(body && { 'Content-Type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
    credentials: 'omit',
  }).catch(() => null);
  if (answer === null)
    throw new AgentRefusal(
      false,
      $localize`:@@scanner.absent:本机没有找到采集站的扫描服务。请启动采集站，并在其设置里打开 scanner-agent。`,
    );
  if (answer.ok) return answer;
  if (answer.status === 401) {
    localStorage.removeItem(KEPT);
    throw new AgentRefusal(true, $localize`:@@scanner.unpaired:配对码不正确，请重新输入`);
  }
  const said = (await answer.json().catch(() => null)) as { messages?: { zh: string; en: string } } | null;
  throw new AgentRefusal(false, ours(said?.messages) || $localize`:@@scanner.failed:扫描失败，请重试`);
}
