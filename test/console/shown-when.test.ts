import { isNeeded, isShown } from '../../src/console/features/case/form/shown-when.js';

const shown = (kind: string | undefined, asked: readonly string[] = []) =>
  ['toSchool', 'ageYears', 'schoolingCompleted', 'evidence'].filter((name) =>
    isShown('claimExit', name, kind === undefined ? {} : { kind }, asked),
  );

describe('the form of an exit', () => {
  it('asks for the school of a transfer, the age of who is beyond it, and neither of anybody else', () => {
    expect(shown(undefined)).toEqual(['evidence']);
    expect(shown('transfer')).toEqual(['toSchool', 'evidence']);
    expect(shown('beyond_age')).toEqual(['ageYears', 'schoolingCompleted', 'evidence']);
    expect(shown('death')).toEqual(['evidence']);
    expect(isNeeded('claimExit', 'toSchool')).toBe(true);
  });

  it('shows whatever the server has asked for by name', () => {
    expect(shown('death', ['toSchool'])).toEqual(['toSchool', 'evidence']);
  });
});
