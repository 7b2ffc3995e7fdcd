import { inject } from '@angular/core';
import { CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { Right } from '../api/types';
import { Session } from './session';

/** Guards hide; the server decides. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(Session);
  if (await session.restore()) return true;
  return new RedirectCommand(router.parseUrl('/login'), { state: { returnTo: state.url } });
};

export function needs(right: Right): CanActivateFn {
  return () => {
    if (inject(Session).may(right)) return true;
    return new RedirectCommand(inject(Router).parseUrl('/forbidden'), { skipLocationChange: true });
  };
}
