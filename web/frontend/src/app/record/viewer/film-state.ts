import { DocumentVersion } from '../../api/types';

/** How a video is shown: playing, or why not yet, or why not at all. */
export type FilmFace = 'plays' | 'converting' | 'failed';

const PLAYED_BY_BROWSERS = new Set(['video/mp4', 'video/quicktime', 'video/webm']);

export function filmFace(version: DocumentVersion): FilmFace {
  const film = version.film;
  const played = PLAYED_BY_BROWSERS.has(version.mediaType);
  if (!film) return played ? 'plays' : version.extraction === 'PENDING' ? 'converting' : 'failed';
  if (film.state === 'READY' || film.state === 'AS_IS') return 'plays';
  if (film.state === 'PENDING') return 'converting';
  return played ? 'plays' : 'failed';
}

/** Minutes and seconds, with hours where there are any. */
export function lengthText(millis: number): string {
  const seconds = Math.round(millis / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
