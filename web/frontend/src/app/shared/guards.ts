import { inject } from '@angular/core';
import {
  ActivatedRouteSnapshot,
  CanActivateChildFn,
  CanActivateFn,
  RedirectCommand,
  Router,
} from '@angular/router';
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

/** A page that a token may stand for: whoever opened it brings the token in the fragment. */
export const signedInOrToken: CanActivateFn = (route, state) =>
  hasToken(route) ? true : signedIn(route, state);

export function needsOrToken(right: Right): CanActivateFn {
  return (route, state) => (hasToken(route) ? true : needs(right)(route, state));
}

const hasToken = (route: ActivatedRouteSnapshot): boolean => route.fragment?.startsWith('token=') ?? false;
