import { inject } from '@angular/core';
import { CanActivateChildFn, CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { Right } from '../api/types';
import { Session } from './session';

/** Guards hide; the server decides. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(Session);
  if (await session.restore()) return true;
  return new RedirectCommand(router.parseUrl('/login'), { state: { returnTo: state.url } });
};

/** Who must change the password or set up a second factor does that before anything else. */
export const dutiesFirst: CanActivateChildFn = (_route, state) => {
  if (state.url.startsWith('/account') || inject(Session).owes() === false) return true;
  return new RedirectCommand(inject(Router).parseUrl('/account'));
};

export function needs(right: Right): CanActivateFn {
  return () => {
    if (inject(Session).may(right)) return true;
    return new RedirectCommand(inject(Router).parseUrl('/forbidden'), { skipLocationChange: true });
  };
}

/**
 * A page outside the frame, for whoever is signed in and has the right; or brings a token in the
 * fragment, which the server judges. One guard: guards of one route don't wait for each other.
 */
export function signedInWith(right: Right): CanActivateFn {
  return async (route, state) => {
    if (route.fragment?.startsWith('token=')) return true;
    const router = inject(Router);
    const session = inject(Session);
    if (!(await session.restore())) {
      return new RedirectCommand(router.parseUrl('/login'), { state: { returnTo: state.url } });
    }
    if (session.may(right)) return true;
    return new RedirectCommand(router.parseUrl('/forbidden'), { skipLocationChange: true });
  };
}
