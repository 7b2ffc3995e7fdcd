import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';
import { ProblemDetails } from '../api/types';
import { ours } from './locale';
import { EXPECTS_401, Session } from './session';

/** What went wrong, in the reader's language. `name` is the end of the problem's `type`. */
export class Problem extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly status: number,
    readonly field: string | null = null,
    readonly retryAfter: number | null = null,
    readonly ticket: string | null = null,
  ) {
    super(message);
  }

  get refused(): boolean {
    return this.status === 403 || this.status === 404;
  }

  static of(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (!(error instanceof HttpErrorResponse)) return new Problem('client', unexpected(), -1);
    if (error.status === 0) return new Problem('network', networkDown(), 0);
    const body = parsed(error.error);
    return new Problem(
      body.type?.split(':').at(-1) ?? `http-${error.status}`,
      ours(body.messages) || body.detail || fallback(error.status),
      error.status,
      body.field ?? null,
      body.retryAfter ?? (Number(error.headers.get('Retry-After')) || null),
      body.ticket ?? null,
    );
  }
}

/** Turns problem details into {@link Problem}; tells the session when the server no longer knows it. */
export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  return next(request).pipe(
    catchError((error: unknown) => {
      const problem = Problem.of(error);
      if (problem.status === 401 && !request.context.get(EXPECTS_401)) session.expired();
      return throwError(() => problem);
    }),
  );
};

function parsed(body: unknown): Partial<ProblemDetails> {
  if (typeof body === 'object' && body !== null && !(body instanceof Blob))
    return body as Partial<ProblemDetails>;
  if (typeof body !== 'string') return {};
  try {
    return (JSON.parse(body) ?? {}) as Partial<ProblemDetails>;
  } catch {
    return {};
  }
}

function fallback(status: number): string {
  switch (status) {
    case 401:
      return $localize`:@@problem.signedOut:登录已失效，请重新登录`;
    case 403:
      return $localize`:@@problem.forbidden:您没有此项权限`;
    case 404:
      return $localize`:@@problem.absent:内容不存在，或您无权查看`;
    default:
      return status >= 500
        ? $localize`:@@problem.server:服务器暂时无法处理，请稍后再试`
        : $localize`:@@problem.refused:请求未被接受`;
  }
}

const networkDown = () => $localize`:@@problem.network:无法连接服务器，请检查网络`;
const unexpected = () => $localize`:@@problem.unexpected:出现意外错误`;
