import { inject } from '@angular/core';
import { CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { Session } from '../shared/session';
import { places } from './places';

/** The first place that the person may enter. */
export const home: CanActivateFn = () => {
  const session = inject(Session);
  const first = places.find((place) => session.may(place.right));
  return new RedirectCommand(inject(Router).parseUrl(first ? `/${first.path}` : '/forbidden'), {
    replaceUrl: true,
  });
};
