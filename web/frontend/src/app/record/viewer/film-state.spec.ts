import { DocumentVersion } from '../../api/types';
import { filmFace, lengthText } from './film-state';

const version = (mediaType: string, state?: string, extraction = 'DONE') =>
  ({
    mediaType,
    extraction,
    film: state ? { state, millis: 5000, width: 640, height: 360, poster: true } : undefined,
  }) as DocumentVersion;

describe('a film', () => {
  it('plays as it is or as a rendition', () => {
    expect(filmFace(version('video/mp4', 'AS_IS'))).toBe('plays');
    expect(filmFace(version('video/x-msvideo', 'READY'))).toBe('plays');
    expect(filmFace(version('video/mp4'))).toBe('plays');
  });

  it('says that it is being converted, or that it can not be', () => {
    expect(filmFace(version('video/x-msvideo', 'PENDING'))).toBe('converting');
    expect(filmFace(version('video/x-msvideo', undefined, 'PENDING'))).toBe('converting');
    expect(filmFace(version('video/x-msvideo', 'FAILED'))).toBe('failed');
  });

  it('is so long', () => {
    expect(lengthText(5_000)).toBe('00:05');
    expect(lengthText(3_725_000)).toBe('1:02:05');
  });
});
