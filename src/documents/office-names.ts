import type { Authority } from '../domain/ladder/policy.js';
import type { Issuer } from './document-kinds.js';

/** The names of the places of a case, as the registers have them. */
export interface PlaceNames {
  readonly county: string;
  readonly township: string;
  readonly school: string;
}

export interface OfficeName {
  /** As it signs. */
  readonly full: string;
  /** As its numbers begin. */
  readonly short: string;
}

export function authorityName(places: PlaceNames, authority: Authority): OfficeName {
  if (authority === 'education_bureau')
    return { full: `${places.county}教育局`, short: `${places.county}教` };
  return { full: `${places.township}人民政府`, short: places.township };
}

export function issuerName(places: PlaceNames, issuer: Issuer, authority: Authority): OfficeName {
  switch (issuer) {
    case 'school':
      return { full: places.school, short: places.school };
    case 'authority':
      return authorityName(places, authority);
    case 'justice':
      return { full: `${places.county}司法局`, short: `${places.county}司` };
  }
}

/** Reconsideration of both authorities' acts is the county government's (行政复议法 art. 24, trap 10). */
export function reconsiderationBody(places: PlaceNames): string {
  return `${places.county}人民政府`;
}

/** The basic court where the applicant sits (法释〔2018〕1号 art. 157). */
export function courtName(places: PlaceNames): string {
  return `${places.county}人民法院`;
}
