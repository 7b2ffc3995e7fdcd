import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { createEnvironmentInjector, EnvironmentInjector, inject, Injectable } from '@angular/core';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { catchError, firstValueFrom, from, Observable, switchMap, throwError } from 'rxjs';
import { ExportView } from '../api/types';
import { save } from './csv';
import { TakeAwayForm } from './take-away-form';

export interface Chosen {
  readonly records: readonly string[];
  readonly documents: readonly string[];
}

/** Copies that leave the archive: one at once, many as a package that is made meanwhile. */
@Injectable({ providedIn: 'root' })
export class TakeAway {
  private readonly http = inject(HttpClient);
  private readonly environment = inject(EnvironmentInjector);
  private dialogs?: NzModalService;
  private readonly message = inject(NzMessageService);

  /** Asks what for, and has a package made. */
  choose(chosen: Chosen): void {
    this.dialogs ??= createEnvironmentInjector([NzModalService], this.environment).get(NzModalService);
    this.dialogs.create<TakeAwayForm, Chosen, ExportView>({
      nzTitle: $localize`:@@takeAway.title:导出或打印`,
      nzContent: TakeAwayForm,
      nzData: chosen,
      nzWidth: 520,
      nzFooter: null,
      nzMaskClosable: false,
    });
  }

  ask(order: object): Observable<ExportView> {
    return this.http.post<ExportView>('/api/exports', order);
  }

  /** One stamped copy; says so when the original's signatures don't hold for it. */
  copy(address: string): Observable<void> {
    return this.http.get(address, { observe: 'response', responseType: 'blob' }).pipe(
      catchError((error: unknown) => withText(error)),
      switchMap(async (answer) => {
        save(answer.body ?? new Blob(), nameIn(answer.headers.get('Content-Disposition')));
        if (answer.headers.get('X-Signatures-Broken') === 'true')
          this.message.info(
            $localize`:@@takeAway.signatures:原件带有电子签名；签名在带水印的副本中不再有效，库中原件不变`,
            { nzDuration: 8000 },
          );
      }),
    );
  }
}

/** A refusal of a blob comes as a blob. */
function withText(error: unknown): Observable<never> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return throwError(() => error);
  return from(firstValueFrom(from(error.error.text()))).pipe(
    switchMap((text) =>
      throwError(
        () =>
          new HttpErrorResponse({
            error: text,
            headers: error.headers,
            status: error.status,
            url: error.url ?? undefined,
          }),
      ),
    ),
  );
}

function nameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  const plain = /filename="([^"]+)"/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : (plain ?? 'anjuan');
}
