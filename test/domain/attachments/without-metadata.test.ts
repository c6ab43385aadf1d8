import fc from 'fast-check';
import { mediaTypeOf, type MediaType } from '../../../src/domain/attachments/media-type.js';
import { withoutMetadata } from '../../../src/domain/attachments/without-metadata.js';
import { amr, heic, jpeg, m4a, mp3, PIXELS, png, SECRET, wav, webp } from './sample-files.js';

type Cleaned = Exclude<MediaType, 'application/pdf'>;
const SAMPLES: readonly (readonly [Cleaned, Uint8Array])[] = [
  ['image/jpeg', jpeg('MM')],
  ['image/jpeg', jpeg('II')],
  ['image/png', png()],
  ['image/webp', webp()],
  ['audio/mpeg', mp3()],
  ['audio/mp4', m4a()],
  ['audio/wav', wav()],
  ['audio/amr', amr()],
];
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('a file without what its device wrote beside it', () => {
  it.each(SAMPLES)('is known by its content and keeps no secret: %s', (type, file) => {
    expect(mediaTypeOf(file)).toBe(type);
    const cleaned = withoutMetadata(type, file);
    expect(cleaned?.length).toBeGreaterThan(0);
    expect(text(cleaned)).not.toContain(SECRET.slice(0, 8));
    // What is kept is itself such a file, and there is nothing more to take from it.
    expect(mediaTypeOf(cleaned as Uint8Array)).toBe(type);
    expect(withoutMetadata(type, cleaned as Uint8Array)).toEqual(cleaned);
  });

  it('keeps the pixels, the colours, and which way up the picture is', () => {
    for (const order of ['MM', 'II'] as const) {
      const cleaned = text(withoutMetadata('image/jpeg', jpeg(order)));
      const pixels = Buffer.from(PIXELS).toString('latin1');
      expect(cleaned.split(pixels)).toHaveLength(3);
      expect(cleaned).toContain('ICC_PROFILE');
      expect(cleaned).toContain('JFIF');
      expect(cleaned).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06');
    }
  });

  it('keeps a picture whose end was lost on the way, and nothing behind an end', () => {
    const cut = jpeg('MM', '').slice(0, -2);
    expect(withoutMetadata('image/jpeg', cut)).toEqual(withoutMetadata('image/jpeg', jpeg('MM', '')));
    expect(text(withoutMetadata('image/jpeg', jpeg('MM', '<script>')))).not.toContain('script');
  });

  it('leaves the tables of an M4A pointing where they pointed', () => {
    const file = m4a();
    const cleaned = withoutMetadata('audio/mp4', file) as Uint8Array;
    expect(cleaned).toHaveLength(file.length);
    expect(text(cleaned).indexOf('sound')).toBe(text(file).indexOf('sound'));
  });

  it('keeps no film for a sound', () => {
    expect(withoutMetadata('audio/mp4', m4a('vide'))).toBeUndefined();
  });

  it('refuses what is cut off or made up', () => {
    for (const [type, file] of SAMPLES.filter(([each]) => each !== 'audio/amr')) {
      expect(withoutMetadata(type, file.slice(0, 14))).toBeUndefined();
    }
  });

  it('knows none of what could run, and HEIC only to say what to do', () => {
    const page = (content: string) => new Uint8Array(Buffer.from(content));
    for (const content of ['<svg xmlns="…">', '<!DOCTYPE html>', 'MZ\x90', '#!/bin/sh', 'PK\x03\x04', '']) {
      expect(mediaTypeOf(page(content))).toBeUndefined();
    }
    expect(mediaTypeOf(new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x73, 0]))).toBeUndefined();
    expect(mediaTypeOf(heic())).toBe('image/heic');
  });

  it('ends on any bytes whatever', () => {
    const types = SAMPLES.map(([type]) => type);
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.nat(), fc.nat(255), fc.nat(), (sample, at, value, cut) => {
        const damaged = sample[1].slice(0, (cut % sample[1].length) + 1);
        damaged[at % damaged.length] = value;
        for (const type of types) withoutMetadata(type, damaged);
        mediaTypeOf(damaged);
      }),
      { numRuns: 2_000 },
    );
  });
});
