import { FALLBACKS } from './page.js';

/**
 * A fontconfig file for whoever prints our documents: where a font is missing, its declared fallbacks take its place
 * in their order, and not whatever the machine thinks is similar.
 */
export function fontSettings(): string {
  const aliases = Object.entries(FALLBACKS).map(
    ([font, others]) =>
      `<alias binding="same"><family>${font}</family><accept>${others
        .split(';')
        .map((other) => `<family>${other}</family>`)
        .join('')}</accept></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...aliases,
    '</fontconfig>',
  ].join('\n');
}
